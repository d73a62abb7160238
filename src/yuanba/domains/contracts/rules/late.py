"""The late fee: none without a clause in the contract."""

from dataclasses import dataclass
from fractions import Fraction

from yuanba.kernel.money import half_up


@dataclass(frozen=True)
class Clause:
    """`daily` of what is owed for each day; never more than `cap` of it; the first `grace` days are free."""

    daily: Fraction
    cap: Fraction | None = None
    grace: int = 0


def late_fee(principal: int, clause: Clause | None, days: int) -> int:
    """For `days` after the day on which it was due."""
    if clause is None or days <= clause.grace:
        return 0
    fee = principal * clause.daily * days
    return half_up(fee if clause.cap is None else min(fee, principal * clause.cap))
