"""What a company may draw under remuneration for some days, so that the quarters of a year are the year exactly."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta
from fractions import Fraction

from yuanba.domains.contracts.rules.modes import Pay
from yuanba.kernel.money import half_up

Days = tuple[date, date]
_DAY = timedelta(days=1)


def drawn(pay: Pay, base: Sequence[tuple[date, int]], runs: Days, span: Days) -> int:
    """The company's pay for the days of `span` under a contract that `runs`.

    It is due for the year so far, less what was due for it before: the periods of a year are the year exactly.
    """
    return due(pay, base, runs, span[1]) - due(pay, base, runs, span[0] - _DAY)


def due(pay: Pay, base: Sequence[tuple[date, int]], runs: Days, day: date) -> int:
    """All that was due until the end of a day: each year of the contract by itself, rounded once."""
    total = 0
    for year in range(runs[0].year, day.year + 1):
        days = max(runs[0], date(year, 1, 1)), min(runs[1], day, date(year, 12, 31))
        if days[0] > days[1]:
            continue
        if pay.fixed:
            total += half_up(pay.fixed * months_of(*days) / 3)
        else:
            total += half_up(pay.ratio * sum(fen for on, fen in base if days[0] <= on <= days[1]))
    return total


def months_of(since: date, until: date) -> Fraction:
    """How many months lie between two days, both of them counted; of a month begun, its days."""
    total, first = Fraction(0), since
    while first <= until:
        days = monthrange(first.year, first.month)[1]
        last = min(first.replace(day=days), until)
        total += Fraction((last - first).days + 1, days)
        first = last + _DAY
    return total
