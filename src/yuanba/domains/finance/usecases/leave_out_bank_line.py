"""A line of the bank is no fee: interest, money of the company, sent by mistake."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.finance.access import bank_line_to, till_held
from yuanba.domains.finance.models import BankLine
from yuanba.domains.finance.rules.bank import LEFT_OUT, WAITING
from yuanba.domains.finance.writing.banking import leave_out
from yuanba.kernel.errors import Refusal, register
from yuanba.kernel.text import clean
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard

register("bank-why", 422, "Please say in a few words why.")


def leave_out_bank_line(*, actor: Actor, yard: Yard, line_id: UUID, why: str) -> BankLine:
    """It leaves the accounts again. The same again gives the same.

    Refused: `bank-why` at its field, `bank-settled`, `period-closed`, absent.
    """
    said = clean(why)[:200]
    with transaction.atomic():
        till_held(yard)
        line = bank_line_to(actor, yard, line_id, "payment.bank")
        if not said:
            raise Refusal("invalid", fields={"why": "bank-why"})
        if line.state == LEFT_OUT and line.why == said:
            return line
        if line.state != WAITING:
            raise Refusal("bank-settled")
        leave_out(actor, line, said)
    return line
