"""Parking by the hour and by the month, and whose the money is."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from yuanba.kernel.money import half_up

HOUR, DAY = 60, 24 * 60


@dataclass(frozen=True)
class Hourly:
    """`free` minutes, then `hour` fen for each hour begun, at most `cap` fen in 24 hours (0: no cap)."""

    free: int
    hour: int
    cap: int = 0
    free_once: bool = True


def hourly(minutes: int, rule: Hourly) -> int:
    """What a visitor pays: each 24 hours for themselves, counted from the arrival."""
    total = 0
    for begun in range(0, minutes, DAY):
        free = 0 if begun and rule.free_once else rule.free
        paid = max(min(minutes - begun, DAY) - free, 0)
        fee = -(-paid // HOUR) * rule.hour
        total += min(fee, rule.cap) if rule.cap else fee
    return total


def first_month(monthly: int, start: date) -> tuple[int, int, int]:
    """The days from `start` to the end of its month, the days of the month, and the part of the fee."""
    whole = monthrange(start.year, start.month)[1]
    days = whole - start.day + 1
    return days, whole, half_up(Fraction(monthly * days, whole))


def split(gross: int, owners: Fraction) -> tuple[int, int]:
    """Of a space on common ground: the owners' share, and by subtraction what running it costs."""
    share = half_up(gross * owners)
    return share, gross - share
