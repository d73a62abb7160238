"""Months that are billed."""

from calendar import monthrange
from datetime import date

from yuanba.kernel.days import field_day


def month_of(day: date) -> tuple[date, date]:
    """First and last day of the month a day lies in."""
    return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])


def quarter_of(day: date) -> tuple[date, date]:
    """First and last day of the quarter a day lies in."""
    first = date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
    return first, month_of(first.replace(month=first.month + 2))[1]


def read_month(text: str) -> date | None:
    """The first day of '2026-03'; None where that is no month."""
    try:
        return field_day(f"{text.strip()}-01")
    except ValueError:
        return None
