"""Which bills a payment pays: the contract says whether late fees come first; what is left over is paid in advance."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from yuanba.domains.finance.rules.chart import PREPAID, RECEIVABLE

PRINCIPAL, PENALTY = "principal", "penalty"
OLDEST_FIRST, PRINCIPAL_FIRST, PENALTY_FIRST = "oldest_first", "principal_first", "penalty_first"
Posting = tuple[str, int]


@dataclass(frozen=True)
class Owed:
    """What is open of one bill."""

    id: str
    due: date
    fen: int
    kind: str = PRINCIPAL


@dataclass(frozen=True)
class Allocation:
    """What went where; `prepaid` is what no bill needed."""

    applied: dict[str, int] = field(default_factory=dict)
    left: dict[str, int] = field(default_factory=dict)
    prepaid: int = 0


def allocate(owed: Sequence[Owed], fen: int, order: str = OLDEST_FIRST) -> Allocation:
    """The payment spread over what is owed: by kind as the contract says, then the oldest first."""
    applied, left = {}, {}
    for one in sorted(owed, key=lambda one: (_rank(one.kind, order), one.due)):
        part = min(one.fen, fen)
        fen -= part
        if part:
            applied[one.id] = part
        if one.fen > part:
            left[one.id] = one.fen - part
    return Allocation(applied, left, fen)


def _rank(kind: str, order: str) -> bool:
    first = {PRINCIPAL_FIRST: PRINCIPAL, PENALTY_FIRST: PENALTY}.get(order, kind)
    return kind != first


def postings(allocation: Allocation, into: str) -> list[Posting]:
    """As accountants write it: what came in, what it paid, what is owed as an advance."""
    paid = sum(allocation.applied.values())
    lines = [(into, paid + allocation.prepaid), (RECEIVABLE, -paid), (PREPAID, -allocation.prepaid)]
    return [line for line in lines if line[1]]
