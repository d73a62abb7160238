"""Somebody who follows without an account is told by SMS, to a telephone proven by a code."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.cases.access import follower_of
from yuanba.domains.cases.models import Follower
from yuanba.domains.cases.secrecy import hide
from yuanba.domains.people.public import plain_phone, takes_code
from yuanba.kernel.errors import Refusal, absent
from yuanba.platform.access.public import Actor, check
from yuanba.platform.yards.models import Yard


def tell_by_sms(
    *, actor: Actor, yard: Yard, follower_id: UUID, phone: str, asked: str, code: str, language: str = "zh-hans"
) -> Follower:
    """The follower, told of every step from now on in this language; the same number again changes nothing.

    Refused: `code-wrong`; absent for anybody else, for who left, and for an account, which has its inbox.
    """
    number = plain_phone(phone)
    follower = _open(actor, yard, follower_id)
    if follower.phone == number:
        return follower
    if not takes_code(number, asked, code):
        raise Refusal("code-wrong")
    with transaction.atomic():
        Follower.objects.select_for_update(of=("self",)).get(yard=yard, id=follower_id)
        follower = _open(actor, yard, follower_id)
        hide(follower, sealed_phone=number)
        follower.language = language
        follower.save(update_fields=["sealed_phone", "language"])
    return follower


def _open(actor: Actor, yard: Yard, follower_id: UUID) -> Follower:
    check(actor, "case.join", yard)
    follower = follower_of(actor, yard, follower_id)
    if follower.account is not None or follower.left_at is not None:
        raise absent()
    return follower
