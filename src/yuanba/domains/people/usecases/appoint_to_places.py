"""Somebody is appointed to several places at once, and gets an account where there is none."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from django.db import transaction

from yuanba.domains.people.models import Account, Post
from yuanba.domains.people.models.accounts import number_digest
from yuanba.domains.people.rules import appointing, plain_phone, same_name
from yuanba.domains.people.rules.posts import Seat
from yuanba.domains.people.usecases.appoint import appoint
from yuanba.domains.people.usecases.open_account import open_account
from yuanba.domains.places.public import Place, Territory
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import Actor, check
from yuanba.platform.yards.models import Yard


@dataclass(frozen=True)
class Newcomer:
    """Somebody without an account yet; signs in by a code to the mobile number."""

    name: str
    phone: str
    name_en: str = ""


def appoint_to_places(
    *,
    actor: Actor,
    yard: Yard,
    who: Account | Newcomer,
    role: str,
    places: Sequence[Place | Territory],
    since: date,
    until: date | None = None,
    phone: str = "",
    seat: Seat = Seat(),  # noqa: B008  frozen
) -> list[Post]:
    """One post for each place, all or none; where the post is reads as the places do. Sent twice they are one.

    Refused as `appoint` and `open_account` refuse, and `account-taken` where the number is somebody else's.
    """
    check(actor, appointing(role), yard)
    where, where_en = _where(places)
    with transaction.atomic():
        account = who if isinstance(who, Account) else _account(actor, who)
        post = partial(appoint, actor=actor, yard=yard, account=account, role=role, since=since, until=until)
        post = partial(post, where=where, where_en=where_en, phone=phone, seat=seat)
        return [post(path=place.path) for place in places]


def _account(actor: Actor, who: Newcomer) -> Account:
    known = Account.objects.filter(phone_digest=number_digest(plain_phone(who.phone)), is_active=True).first()
    if known is None:
        return open_account(actor=actor, name=who.name, name_en=who.name_en, phone=who.phone)
    if not same_name(known.name, who.name):
        raise Refusal("invalid", fields={"new_phone": "account-taken"})
    return known


def _where(places: Sequence[Place | Territory]) -> tuple[str, str]:
    """1 栋、2 栋 · Block 1, Block 2."""
    return "、".join(place.label for place in places)[:120], ", ".join(place.label_en for place in places)[:160]
