"""Somebody says for which home a line of the bank is: it becomes a payment, once."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.finance.access import bank_line_to, home_to, till_held
from yuanba.domains.finance.models import BankLine
from yuanba.domains.finance.rules.bank import PAID, WAITING
from yuanba.domains.finance.writing.banking import pay
from yuanba.kernel.errors import Refusal, register
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard

register("bank-settled", 409, "Somebody else has settled this line meanwhile. Please look at it again.")


def settle_bank_line(*, actor: Actor, yard: Yard, line_id: UUID, home_id: UUID, why: str = "") -> BankLine:
    """The line with its receipt; `why` is the reason it was matched for, empty where a person chose the home.

    The same again gives the same. Refused: `bank-settled`, `period-closed`, absent.
    """
    home = home_to(actor, yard, home_id, "payment.bank")
    with transaction.atomic():
        till = till_held(yard)
        line = bank_line_to(actor, yard, line_id, "payment.bank")
        if line.state == PAID and line.home_id == home.id:
            return line
        if line.state != WAITING:
            raise Refusal("bank-settled")
        pay(actor, till, line, home, why)
    return line
