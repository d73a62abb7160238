"""What of a payment is fee, and what is passed on to others: however a bill is paid, in the end its own parts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from yuanba.kernel.money import round_half_up


@dataclass(frozen=True)
class Came:
    """What paid a bill on a day, below nothing where it was credited. `passes` of the bill's `of` goes to others."""

    bill: str
    of: int
    passes: int
    fen: int
    day: date


def parted(came: Iterable[Came]) -> list[tuple[int, int]]:
    """Fee and what is passed on, of payments in the order in which they came."""
    before: dict[str, int] = {}
    found = []
    for one in came:
        paid = before.get(one.bill, 0)
        before[one.bill] = paid + one.fen
        passed = _passed(one, paid + one.fen) - _passed(one, paid)
        found.append((one.fen - passed, passed))
    return found


def _passed(one: Came, paid: int) -> int:
    return round_half_up(paid * one.passes, one.of) if one.of > 0 else 0
