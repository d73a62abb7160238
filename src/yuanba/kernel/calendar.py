"""Hours, service hours and Chinese working days (with make-up days), and the deadlines they give.

Sources: the State Council's yearly notice on public holidays, through `chinese_calendar` for the years it
covers and `holidays` after; `overrides` (a local table) prevails over both.
"""

import functools
import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Literal

import chinese_calendar
import holidays

from yuanba.kernel.clock import SHANGHAI, aware

_log = logging.getLogger(__name__)

Unit = Literal["hours", "days", "service_hours", "working_days"]
UNITS: tuple[Unit, ...] = ("hours", "days", "service_hours", "working_days")
LAST_PUBLISHED: int = max(chinese_calendar.holidays).year
FIRST_PUBLISHED: int = min(chinese_calendar.holidays).year


def is_published(year: int) -> bool:
    """False where the State has not published the year's holidays yet: a deadline there may move."""
    return FIRST_PUBLISHED <= year <= LAST_PUBLISHED


@functools.lru_cache(maxsize=32)
def _forecast(year: int) -> tuple[frozenset[date], frozenset[date]]:
    """Holidays and make-up working days of a year that is not published: a forecast, of which the log warns once."""
    _log.warning("the holidays of %s are a forecast: no published calendar has them", year)
    known = holidays.country_holidays("CN", years=year)
    makeup = frozenset(day for day in known.weekend_workdays if day.year == year)
    return frozenset(day for day in known if day.year == year), makeup


@dataclass(frozen=True)
class Calendar:
    """Working days of the country; `overrides` maps a day to True (work) or False (rest)."""

    overrides: Mapping[date, bool] = field(default_factory=dict)

    def is_workday(self, day: date) -> bool:
        """Whether offices work that day, make-up days counted."""
        if day in self.overrides:
            return bool(self.overrides[day])
        if is_published(day.year):
            return bool(chinese_calendar.is_workday(day))
        rest, makeup = _forecast(day.year)
        works: bool = day in makeup or (day.weekday() < 5 and day not in rest)
        return works

    def next_workday(self, day: date) -> date:
        """The first working day after `day`."""
        while True:
            day += timedelta(days=1)
            if self.is_workday(day):
                return day


@dataclass(frozen=True)
class ServiceHours:
    """When somebody answers: daily from `opens` to `closes`; on working days only if `workdays_only`."""

    opens: time = time(8, 30)
    closes: time = time(20, 0)
    workdays_only: bool = False

    def __post_init__(self) -> None:
        if self.opens >= self.closes:
            raise ValueError("service hours must open before they close")

    def window(self, day: date) -> tuple[datetime, datetime]:
        """Opening and closing moment of a day, whether or not it is served."""
        opens = datetime.combine(day, self.opens, SHANGHAI)
        return opens, datetime.combine(day, self.closes, SHANGHAI)

    def serves(self, day: date, calendar: Calendar) -> bool:
        """Whether that day has service hours."""
        return not self.workdays_only or calendar.is_workday(day)


@dataclass(frozen=True)
class Allowance:
    """How long something may take: `amount` of `unit`, amount ≥ 0."""

    amount: int
    unit: Unit = "hours"

    def __post_init__(self) -> None:
        if self.amount < 0 or self.unit not in UNITS:
            raise ValueError(f"no allowance: {self.amount} {self.unit}")


USUAL_HOURS = ServiceHours()


def deadline(
    start: datetime,
    allowance: Allowance,
    hours: ServiceHours = USUAL_HOURS,
    calendar: Calendar | None = None,
) -> datetime:
    """The last moment that is still in time, aware, in Asia/Shanghai.

    `hours` and `days` run through nights; `service_hours` run only inside service hours; `working_days` end at
    the close of the n-th working day after the day of `start`.
    """
    start, calendar = aware(start), calendar or Calendar()
    if allowance.unit == "hours":
        return start + timedelta(hours=allowance.amount)
    if allowance.unit == "days":
        return start + timedelta(days=allowance.amount)
    if allowance.unit == "working_days":
        return _working_days(start, allowance.amount, hours, calendar)
    return _service_time(start, timedelta(hours=allowance.amount), hours, calendar)


def _working_days(start: datetime, amount: int, hours: ServiceHours, calendar: Calendar) -> datetime:
    day = start.date()
    for _ in range(amount):
        day = calendar.next_workday(day)
    return hours.window(day)[1] if amount else start


def _service_time(start: datetime, left: timedelta, hours: ServiceHours, calendar: Calendar) -> datetime:
    day = start.date()
    while True:
        if hours.serves(day, calendar):
            opens, closes = hours.window(day)
            begins = max(start, opens)
            if left <= closes - begins:
                return begins + left
            left -= max(closes - begins, timedelta())
        day += timedelta(days=1)


def next_service(moment: datetime, hours: ServiceHours = USUAL_HOURS, calendar: Calendar | None = None) -> datetime:
    """The moment itself inside service hours, else the next opening."""
    moment, calendar = aware(moment), calendar or Calendar()
    day = moment.date()
    while True:
        opens, closes = hours.window(day)
        if hours.serves(day, calendar) and moment < closes:
            return max(moment, opens)
        day += timedelta(days=1)


def run_on(
    by: datetime,
    stopped: datetime,
    again: datetime,
    unit: Unit = "hours",
    hours: ServiceHours = USUAL_HOURS,
    calendar: Calendar | None = None,
) -> datetime:
    """When a clock ends that would have ended at `by`, but stood still from `stopped` until `again`.

    What was left of it when it stopped runs on from `again`, counted in its own unit; never earlier than `by`.
    """
    by, stopped, again, calendar = aware(by), aware(stopped), aware(again), calendar or Calendar()
    if not stopped < again or by <= stopped:
        return by
    if unit in ("hours", "days"):
        return by + (again - stopped)
    if unit == "service_hours":
        left = _served(stopped, by, hours, calendar)
        return max(by, _service_time(again, left, hours, calendar))
    days = sum(calendar.is_workday(day) for day in _days(stopped.date(), by.date()))
    end = _working_days(again, days, hours, calendar) if days else _end_of_working_day(again, hours, calendar)
    return max(by, end)


def _days(after: date, until: date) -> list[date]:
    return [after + timedelta(days=one) for one in range(1, (until - after).days + 1)]


def _served(start: datetime, end: datetime, hours: ServiceHours, calendar: Calendar) -> timedelta:
    """How much service time lies between two moments."""
    found = timedelta()
    for day in [start.date(), *_days(start.date(), end.date())]:
        if hours.serves(day, calendar):
            opens, closes = hours.window(day)
            found += max(min(end, closes) - max(start, opens), timedelta())
    return found


def _end_of_working_day(moment: datetime, hours: ServiceHours, calendar: Calendar) -> datetime:
    closes = hours.window(moment.date())[1]
    if calendar.is_workday(moment.date()) and moment <= closes:
        return closes
    return hours.window(calendar.next_workday(moment.date()))[1]
