"""A resident and a home are brought together."""

from datetime import date

from django.db import transaction

from yuanba.domains.people.events import TenureRegistered
from yuanba.domains.people.models import Account, ResidentCard, Tenure
from yuanba.domains.people.rules import LIVED_IN, TENURE_ROLES
from yuanba.domains.places.public import Place
from yuanba.kernel.errors import Refusal, register
from yuanba.platform.access.public import Actor, check
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard

register("not-a-home", 422, "People live in homes and keep shops: choose one of those, not a building or a gate.")


def register_tenure(*, actor: Actor, yard: Yard, account: Account, home: Place, kind: str, since: date) -> Tenure:
    """The tenure; the account's card in this yard is made where it is missing.

    ValueError: unknown kind. Refused: `not-a-home`, absent.
    """
    if kind not in TENURE_ROLES:
        raise ValueError(f"unknown kind of tenure {kind!r}")
    check(actor, "people.register", home)
    if home.kind not in LIVED_IN:
        raise Refusal("not-a-home")
    with transaction.atomic():
        known = {"name": account.name, "phone": account.phone or ""}
        card = ResidentCard.objects.get_or_create(yard=yard, account=account, defaults=known)[0]
        tenure = Tenure(yard=yard, card=card, home=home, kind=kind, since=since)
        tenure.save()
        told = TenureRegistered(home=home.path, kind=kind, since=since.isoformat())
        record(told, yard=yard, actor=actor, subject=tenure.id)
    return tenure
