"""A home changes hands: the fee of the month between the two owners."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from yuanba.kernel.money import split_largest_remainder


@dataclass(frozen=True)
class Change:
    """The month of the change: the former owner pays the days before `on`, the new one from it on."""

    former: int
    new: int


def month_between(fen: int, on: date) -> Change:
    """The fee of the month of the change, by days; the two parts are the fee."""
    days = monthrange(on.year, on.month)[1]
    former, new = split_largest_remainder(fen, [on.day - 1, days - on.day + 1])
    return Change(former, new)
