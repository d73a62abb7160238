"""What companies may draw under remuneration: due so far, drawn so far, by contract."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Sum

from yuanba.domains.contracts.public import Contract, drawing, modes, terms_on
from yuanba.domains.finance.access import estate_to
from yuanba.domains.finance.models import Voucher
from yuanba.domains.finance.queries.periods import billed_fees, settled
from yuanba.domains.finance.rules import chart, remuneration
from yuanba.domains.finance.rules.spending import APPROVED, WRITTEN
from yuanba.kernel import clock
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard

NEWEST = 8


@dataclass(frozen=True)
class PayDue:
    """Of a contract: what was due from its first day until the end of a day, and what was drawn of it."""

    contract: Contract
    until: date
    due: int
    drawn: int
    waits: bool

    @property
    def left(self) -> int:
        """What may be drawn now."""
        return max(self.due - self.drawn, 0)


def pay_due(actor: Actor, yard: Yard) -> list[PayDue]:
    """Of each contract under remuneration, until the last quarter that is over; refused as absent."""
    estate_to(actor, yard, "spending.read")
    found = []
    for one in under_remuneration(yard)[-NEWEST:]:
        until = remuneration.last_over((one.since, one.last_day), clock.today())
        if until is not None:
            found.append(due_of(yard, one, until))
    return found[::-1]


def under_remuneration(yard: Yard) -> list[Contract]:
    """The signed contracts of this mode, the oldest first."""
    rows = Contract.objects.filter(yard=yard, signed_on__isnull=False).order_by("since")
    return [one for one in rows if terms_on(one, min(one.last_day, clock.today())).mode == modes.REMUNERATION]


def due_of(yard: Yard, contract: Contract, until: date) -> PayDue:
    """Until the end of a day; what waits for a second person counts as drawn."""
    terms, runs = terms_on(contract, until), (contract.since, contract.last_day)
    base: Sequence[tuple[date, int]]
    if terms.base == "billed":
        base = [(one.month, one.fen) for one in billed_fees(yard, contract.since.replace(day=1), until)]
    else:
        base = [(one.day, one.fee) for one in settled(yard, until)]
    rows = Voucher.objects.filter(yard=yard, item=chart.REMUNERATION, day__range=runs)
    drawn = rows.filter(state__in=(WRITTEN, APPROVED)).aggregate(sum=Sum("fen"))["sum"] or 0
    waits = rows.filter(state=WRITTEN).exists()
    return PayDue(contract, until, drawing.due(terms.pay, base, runs, until), drawn, waits)
