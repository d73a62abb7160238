"""Periods of statements: weeks, months, quarters, years; which one a day lies in, and how it is called."""

from calendar import monthrange
from datetime import date, timedelta

from yuanba.kernel.text import gettext_noop as _

WEEK, MONTH, QUARTER, YEAR = "week", "month", "quarter", "year"
KINDS: dict[str, str] = {QUARTER: _("Quarter"), MONTH: _("Month"), YEAR: _("Year"), WEEK: _("Week")}
Span = tuple[date, date]
_DAY = timedelta(days=1)


def span_of(kind: str, day: date) -> Span:
    """First and last day of the period in which a day lies; a week begins on Monday."""
    if kind == WEEK:
        since = day - timedelta(days=day.weekday())
        return since, since + timedelta(days=6)
    months = {MONTH: 1, QUARTER: 3, YEAR: 12}[kind]
    first = (day.month - 1) // months * months + 1
    last = first + months - 1
    return date(day.year, first, 1), date(day.year, last, monthrange(day.year, last)[1])


def last_over(kind: str, today: date) -> Span:
    """The last period that is over."""
    return span_of(kind, span_of(kind, today)[0] - _DAY)


def label(kind: str, since: date) -> str:
    """2026-Q1, 2026-M03, 2026-W13, 2026-Y: the same for every day of a period."""
    since = span_of(kind, since)[0]
    if kind == WEEK:
        year, week, _weekday = since.isocalendar()
        return f"{year}-W{week:02d}"
    part = {MONTH: f"M{since.month:02d}", QUARTER: f"Q{(since.month + 2) // 3}", YEAR: "Y"}[kind]
    return f"{since.year}-{part}"


def cut(span: Span, within: Span) -> Span | None:
    """The days of both; None where there are none."""
    since, until = max(span[0], within[0]), min(span[1], within[1])
    return (since, until) if since <= until else None


def day_before(day: date) -> date:
    """The last day of what came before."""
    return day - _DAY
