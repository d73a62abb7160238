"""Somebody asks for a one-time code."""

from dataclasses import dataclass

from django.conf import settings
from django.db import transaction

from yuanba.domains.people.codes import codes_work, make_code, opened, send_code, shows_codes
from yuanba.domains.people.rules import is_mobile, plain_phone
from yuanba.kernel.errors import Refusal, register
from yuanba.kernel.ids import token
from yuanba.platform.access import throttle
from yuanba.platform.access.public import Actor

register("mobile-wrong", 422, "A mobile number has 11 figures and begins with 1.")
register("no-codes", 422, "Codes by SMS are not set up here. Sign in with name and password, or ask your butler.")
# Limit and seconds: of one number, of one network address (many homes share one), of the whole installation.
OF_A_PHONE = ((1, 60), (5, 3600), (10, 86400))
OF_AN_ADDRESS = (30, 3600)


@dataclass(frozen=True)
class AskedCode:
    """What the form carries on; `shown` is the code itself, in a demo without gateway only."""

    phone: str
    asked: str
    shown: str = ""


def ask_code(*, actor: Actor, phone: str, address: str, language: str = "zh-hans") -> AskedCode:
    """The asking; the code is on its way. The same for known and unknown numbers.

    Refused: `mobile-wrong`, `no-codes`, `too-many`.
    """
    number = plain_phone(phone)
    if not is_mobile(number):
        raise Refusal("invalid", fields={"phone": "mobile-wrong"})
    if not codes_work():
        raise Refusal("no-codes")
    _count(number, address)
    asked, shown = token(), ""
    with transaction.atomic():
        row = opened(number, asked)
        if shows_codes():
            shown = make_code(row)
        else:
            send_code.enqueue(str(row.id), language)
    return AskedCode(number, asked, shown)


def _count(number: str, address: str) -> None:
    throttle.hit(f"code:address:{address}", limit=OF_AN_ADDRESS[0], seconds=OF_AN_ADDRESS[1])
    for limit, seconds in OF_A_PHONE:
        throttle.hit(f"code:phone:{number}", limit=limit, seconds=seconds)
    throttle.hit("code:all", limit=settings.YUANBA_CODES_PER_HOUR, seconds=3600)
