"""A bill that was wrong is taken back by another one; neither is ever edited."""

from django.db import transaction

from yuanba.domains.finance.access import bill_to, till_held
from yuanba.domains.finance.events import BillCredited
from yuanba.domains.finance.models import Bill
from yuanba.domains.finance.rules import words
from yuanba.domains.finance.writing.crediting import credit
from yuanba.kernel.errors import Refusal
from yuanba.kernel.text import clean
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def credit_bill(*, actor: Actor, yard: Yard, bill: int, why: str) -> Bill:
    """The credit bill. What was paid becomes an advance, and the month can be billed anew.

    Refused: `bill-why` at its field, `bill-credited`, `period-closed`, absent.
    """
    said = clean(why)[:200]
    with transaction.atomic():
        till = till_held(yard)
        found = bill_to(actor, yard, bill, "bill.run")
        if not said:
            raise Refusal("invalid", fields={"why": "bill-why"})
        if found.credited_at or found.kind == words.CREDIT:
            raise Refusal("bill-credited")
        returned, made = found.paid, credit(actor, till, found, said)
        told = BillCredited(found.number, made.number, found.fen, returned)
        record(told, yard=yard, actor=actor, subject=found.id)
    return made
