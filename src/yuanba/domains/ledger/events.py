"""What happened to books."""

from dataclasses import dataclass

from yuanba.platform.events.public import event


@event("ledger.entered")
@dataclass(frozen=True)
class Entered:
    """An entry was written. `totals`: what moved, by unit."""

    book: str
    kind: str
    day: str
    totals: dict[str, int]
    reverses: str = ""


@event("ledger.held")
@dataclass(frozen=True)
class Held:
    """An amount was held, taken or released."""

    book: str
    state: str
    unit: str
    amount: int


@event("ledger.period_published")
@dataclass(frozen=True)
class PeriodPublished:
    """A period was sealed: nothing dated in it is entered any more."""

    book: str
    period: str
    digest: str
