"""All lines of the bank whose home is sure are paid at once, as they were seen."""

from uuid import UUID

from yuanba.domains.finance.access import estate_to
from yuanba.domains.finance.models import BankLine
from yuanba.domains.finance.usecases.settle_bank_line import settle_bank_line
from yuanba.domains.finance.writing.knowing import knowing, seen_of, sure_of
from yuanba.kernel.errors import Refusal, register
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard

register("bank-changed", 409, "What is sure has changed meanwhile. Please look at the list again.")


def settle_sure_bank_lines(*, actor: Actor, yard: Yard, seen: str) -> list[BankLine]:
    """At most two hundred, each on its own, so that nobody waits for all of them; broken off, the rest waits.

    `seen` stands for what the page showed. Refused: `bank-changed`, `period-closed`, absent.
    """
    estate_to(actor, yard, "payment.bank")
    sure = sure_of(yard, knowing(yard))
    if seen_of(sure) != seen:
        raise Refusal("bank-changed")
    paid = []
    for line, made in sure:
        home, why = made.homes[0]
        try:
            paid.append(settle_bank_line(actor=actor, yard=yard, line_id=line.id, home_id=UUID(home), why=why))
        except Refusal as refusal:
            if refusal.code != "bank-settled":
                raise
    return paid
