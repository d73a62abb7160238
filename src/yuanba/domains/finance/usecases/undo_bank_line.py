"""What was done with a line of the bank was wrong: it is taken back by reversal, and the line waits again."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.finance.access import bank_line_to, till_held
from yuanba.domains.finance.models import BankLine
from yuanba.domains.finance.rules.bank import WAITING
from yuanba.domains.finance.writing.banking import wait_again
from yuanba.kernel.errors import Refusal
from yuanba.kernel.text import clean
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard


def undo_bank_line(*, actor: Actor, yard: Yard, line_id: UUID, why: str) -> BankLine:
    """The bills are owed again; nothing is deleted. A line that waits already stays as it is.

    Refused: `bank-why` at its field, `bank-spent`, `period-closed`, absent.
    """
    said = clean(why)[:200]
    with transaction.atomic():
        till = till_held(yard)
        line = bank_line_to(actor, yard, line_id, "payment.bank")
        if not said:
            raise Refusal("invalid", fields={"why": "bank-why"})
        if line.state != WAITING:
            wait_again(actor, till, line, said)
    return line
