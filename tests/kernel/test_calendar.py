"""Working days of the country, and deadlines in each of the four units."""

import csv
import logging
import os
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yuanba.kernel.calendar import (
    FIRST_PUBLISHED,
    LAST_PUBLISHED,
    UNITS,
    Allowance,
    Calendar,
    ServiceHours,
    _forecast,
    deadline,
    is_published,
)
from yuanba.kernel.clock import SHANGHAI

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("YUANBA_SHARED") or ROOT.parent / "shared")
WORKDAYS = SHARED / "data" / "workdays_2016_2027.csv"

OFFICE = ServiceHours(time(9), time(17), workdays_only=True)
DAILY = ServiceHours(time(8, 30), time(20))
PLAIN = Calendar()

STARTS = st.datetimes(datetime(2016, 1, 1), datetime(2027, 6, 1), timezones=st.just(SHANGHAI))  # noqa: DTZ001
AMOUNTS = st.integers(0, 60)
DAYS = st.dates(date(2016, 1, 1), date(2027, 12, 1))
slow = settings(deadline=None)  # a year after the published ones is worked out once


@st.composite
def service_hours(draw):
    """Hours of at least a minute, daily or on working days."""
    minutes = draw(st.lists(st.integers(0, 24 * 60 - 1), min_size=2, max_size=2, unique=True))
    opens, closes = (time(minute // 60, minute % 60) for minute in sorted(minutes))
    return ServiceHours(opens, closes, draw(st.booleans()))


def moment(text):
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


def by(start, amount, unit, hours=DAILY, calendar=PLAIN):
    return deadline(start, Allowance(amount, unit), hours, calendar)


# Working days


@pytest.mark.parametrize(
    ("day", "works"),
    [
        ("2026-01-01", False),  # New Year
        ("2026-01-04", True),  # Sunday, made up
        ("2026-02-13", True),
        ("2026-02-14", True),  # Saturday, made up
        ("2026-02-15", False),  # Spring Festival
        ("2026-02-23", False),
        ("2026-02-24", True),
        ("2026-03-07", False),  # a plain weekend
        ("2026-03-09", True),
        ("2026-10-01", False),  # National Day
        ("2026-10-10", True),  # Saturday, made up
        ("2027-10-01", False),
        ("2028-01-01", False),
        ("2030-10-01", False),
        ("2003-10-01", False),  # before the published years
        ("2003-10-08", True),
        ("2003-04-26", True),  # Saturday, made up
    ],
)
def test_days_of_the_country(day, works):
    assert PLAIN.is_workday(date.fromisoformat(day)) is works


def recorded(column, years):
    if not WORKDAYS.is_file():
        pytest.skip(f"no {WORKDAYS.name} here: it is not part of the project; YUANBA_SHARED names its folder")
    with WORKDAYS.open(encoding="utf-8", newline="") as file:
        rows = [(date.fromisoformat(row["date"]), row[column]) for row in csv.DictReader(file)]
    found = {day: works == "True" for day, works in rows if day.year in years}
    assert len(found) == sum((date(year + 1, 1, 1) - date(year, 1, 1)).days for year in years)
    return found


@pytest.mark.parametrize(
    ("column", "years"),
    [("chinesecalendar_workday", range(2016, 2027)), ("holidays_workday", range(2027, 2028))],
)
def test_every_day_of_the_recorded_years(column, years):
    wanted = recorded(column, years)
    assert {day: PLAIN.is_workday(day) for day in wanted} == wanted


def test_what_this_place_decides_prevails():
    saturday, monday = date(2026, 3, 7), date(2026, 3, 9)
    local = Calendar({saturday: True, monday: False, date(2027, 10, 1): True})
    assert [local.is_workday(day) for day in (saturday, monday)] == [True, False]
    assert local.is_workday(date(2027, 10, 1))
    assert local.next_workday(date(2026, 3, 6)) == saturday
    assert local.next_workday(saturday) == date(2026, 3, 10)


@pytest.mark.parametrize(
    ("day", "following"),
    [("2026-02-13", "2026-02-14"), ("2026-02-14", "2026-02-24"), ("2026-03-06", "2026-03-09")],
)
def test_the_next_working_day(day, following):
    assert PLAIN.next_workday(date.fromisoformat(day)) == date.fromisoformat(following)


@slow
@given(DAYS)
def test_between_a_day_and_the_next_working_day_nobody_works(day):
    following = PLAIN.next_workday(day)
    assert following > day
    assert PLAIN.is_workday(following)
    between = [day + timedelta(days=n) for n in range(1, (following - day).days)]
    assert not [rest for rest in between if PLAIN.is_workday(rest)]


def test_which_years_are_published():
    assert LAST_PUBLISHED >= 2026
    shown = [FIRST_PUBLISHED - 1, FIRST_PUBLISHED, LAST_PUBLISHED, LAST_PUBLISHED + 1]
    assert [is_published(year) for year in shown] == [False, True, True, False]


@pytest.fixture
def journal(caplog, monkeypatch):
    """What the log of the calendar says, as if no year had been looked at before."""
    log = logging.getLogger("yuanba.kernel.calendar")
    monkeypatch.setattr(log, "handlers", [caplog.handler])
    monkeypatch.setattr(log, "propagate", False)
    _forecast.cache_clear()
    return lambda: [(record.levelname, record.getMessage()) for record in caplog.records]


def test_a_year_that_is_not_published_warns_once(journal):
    year = LAST_PUBLISHED + 1
    days = [date(LAST_PUBLISHED, 12, 31), date(year, 3, 1), date(year, 3, 2), date(year, 12, 31)]
    for day in days:
        PLAIN.is_workday(day)
    assert journal() == [("WARNING", f"the holidays of {year} are a forecast: no published calendar has them")]


def test_a_day_that_this_place_decides_needs_no_forecast(journal):
    day = date(LAST_PUBLISHED + 1, 3, 1)
    assert not Calendar({day: False}).is_workday(day)
    assert journal() == []


# Service hours and allowances


@pytest.mark.parametrize(("opens", "closes"), [(time(9), time(9)), (time(20), time(8))])
def test_hours_open_before_they_close(opens, closes):
    with pytest.raises(ValueError, match="must open before they close"):
        ServiceHours(opens, closes)


def test_the_window_of_a_day():
    opens, closes = moment("2026-03-07T09:00"), moment("2026-03-07T17:00")
    assert OFFICE.window(date(2026, 3, 7)) == (opens, closes)


@pytest.mark.parametrize(
    ("hours", "day", "served"),
    [
        (DAILY, "2026-03-07", True),
        (OFFICE, "2026-03-07", False),
        (OFFICE, "2026-03-09", True),
        (OFFICE, "2026-02-14", True),
    ],
)
def test_which_days_are_served(hours, day, served):
    assert hours.serves(date.fromisoformat(day), PLAIN) is served


@pytest.mark.parametrize(("amount", "unit"), [(-1, "hours"), (1, "weeks"), (1, "")])
def test_what_is_no_allowance(amount, unit):
    with pytest.raises(ValueError, match="no allowance"):
        Allowance(amount, unit)


# Deadlines

FRIDAY = "2026-03-06T16:00"  # before a plain weekend
FESTIVE = "2026-02-13T16:00"  # before a made-up Saturday and the Spring Festival


@pytest.mark.parametrize(
    ("start", "amount", "unit", "hours", "wanted"),
    [
        (FRIDAY, 0, "hours", DAILY, FRIDAY),
        (FRIDAY, 24, "hours", DAILY, "2026-03-07T16:00"),
        (FRIDAY, 0, "days", DAILY, FRIDAY),
        (FRIDAY, 3, "days", OFFICE, "2026-03-09T16:00"),
        (FRIDAY, 0, "working_days", OFFICE, FRIDAY),
        (FRIDAY, 1, "working_days", OFFICE, "2026-03-09T17:00"),
        (FRIDAY, 1, "working_days", DAILY, "2026-03-09T20:00"),
        ("2026-03-07T23:59", 1, "working_days", OFFICE, "2026-03-09T17:00"),
        (FESTIVE, 1, "working_days", OFFICE, "2026-02-14T17:00"),
        (FESTIVE, 2, "working_days", OFFICE, "2026-02-24T17:00"),
        (FRIDAY, 1, "service_hours", OFFICE, "2026-03-06T17:00"),
        (FRIDAY, 2, "service_hours", OFFICE, "2026-03-09T10:00"),
        (FRIDAY, 2, "service_hours", DAILY, "2026-03-06T18:00"),
        (FRIDAY, 5, "service_hours", DAILY, "2026-03-07T09:30"),
        (FESTIVE, 9, "service_hours", OFFICE, "2026-02-14T17:00"),
        (FESTIVE, 10, "service_hours", OFFICE, "2026-02-24T10:00"),
        ("2026-03-06T05:00", 1, "service_hours", OFFICE, "2026-03-06T10:00"),
        ("2026-03-06T22:00", 1, "service_hours", OFFICE, "2026-03-09T10:00"),
        ("2026-03-06T22:00", 0, "service_hours", OFFICE, "2026-03-09T09:00"),
        ("2026-03-06T17:00", 0, "service_hours", OFFICE, "2026-03-06T17:00"),
        ("2026-03-06T17:00", 1, "service_hours", OFFICE, "2026-03-09T10:00"),
    ],
)
def test_deadlines(start, amount, unit, hours, wanted):
    assert by(moment(start), amount, unit, hours) == moment(wanted)


def test_without_hours_or_calendar_it_is_half_past_eight_to_eight_every_day():
    start = moment("2026-03-06T19:30")
    assert deadline(start, Allowance(1, "service_hours")) == moment("2026-03-07T09:00")
    assert deadline(start, Allowance(1, "working_days")) == moment("2026-03-09T20:00")


def test_overrides_move_a_deadline():
    local = Calendar({date(2026, 3, 7): True})
    assert by(moment(FRIDAY), 1, "working_days", OFFICE, local) == moment("2026-03-07T17:00")
    assert by(moment(FRIDAY), 2, "service_hours", OFFICE, local) == moment("2026-03-07T10:00")


@pytest.mark.parametrize("unit", UNITS)
def test_a_start_without_a_zone_is_refused(unit):
    with pytest.raises(ValueError, match="needs a zone"):
        deadline(datetime(2026, 3, 6, 16), Allowance(1, unit))  # noqa: DTZ001


@slow
@given(STARTS, AMOUNTS, st.sampled_from(UNITS), service_hours())
def test_the_zone_of_the_start_does_not_matter(start, amount, unit, hours):
    found = by(start.astimezone(UTC), amount, unit, hours)
    assert found == by(start, amount, unit, hours)
    assert found.tzinfo is SHANGHAI
    assert found >= start


@slow
@given(STARTS, AMOUNTS, AMOUNTS, st.sampled_from(UNITS), service_hours())
def test_more_time_never_ends_earlier(start, one, other, unit, hours):
    less, more = sorted((one, other))
    assert by(start, less, unit, hours) <= by(start, more, unit, hours)


@slow
@given(STARTS, st.timedeltas(timedelta(), timedelta(days=20)), AMOUNTS, st.sampled_from(UNITS), service_hours())
def test_who_starts_later_never_ends_earlier(start, later, amount, unit, hours):
    assert by(start, amount, unit, hours) <= by(start + later, amount, unit, hours)


@slow
@given(STARTS, AMOUNTS, service_hours())
def test_service_time_ends_inside_service_hours(start, amount, hours):
    found = by(start, amount, "service_hours", hours)
    opens, closes = hours.window(found.date())
    assert opens <= found <= closes
    assert hours.serves(found.date(), PLAIN)


@slow
@given(STARTS, AMOUNTS, AMOUNTS, st.sampled_from(["hours", "days", "service_hours"]), service_hours())
def test_two_stretches_are_as_long_as_one(start, one, other, unit, hours):
    assert by(by(start, one, unit, hours), other, unit, hours) == by(start, one + other, unit, hours)


def served(start, end, hours):
    """The service time between two moments, added up day by day."""
    total, day = timedelta(), start.date()
    while day <= end.date():
        if hours.serves(day, PLAIN):
            opens, closes = hours.window(day)
            total += max(min(end, closes) - max(start, opens), timedelta())
        day += timedelta(days=1)
    return total


@slow
@given(STARTS, AMOUNTS, service_hours())
def test_exactly_the_allowed_service_time_lies_before_the_deadline(start, amount, hours):
    assert served(start, by(start, amount, "service_hours", hours), hours) == timedelta(hours=amount)


@slow
@given(STARTS, st.integers(1, 30), service_hours())
def test_working_days_are_counted_from_the_day_after(start, amount, hours):
    found = by(start, amount, "working_days", hours)
    passed = [start.date() + timedelta(days=n) for n in range(1, (found.date() - start.date()).days + 1)]
    assert sum(PLAIN.is_workday(day) for day in passed) == amount
    assert found == hours.window(found.date())[1]
    assert PLAIN.is_workday(found.date())


@slow
@given(STARTS, st.integers(1, 20), st.integers(1, 20))
def test_working_days_add_up(start, one, other):
    half = by(start, one, "working_days")
    assert by(half, other, "working_days") == by(start, one + other, "working_days")
