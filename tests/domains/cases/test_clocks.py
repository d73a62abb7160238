"""What is due next, by when: tables over the three levels."""

from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuanba.domains.cases.rules.clocks import (
    Facts,
    clocks,
    confirm_until,
    in_time,
    next_due,
    remind_at,
    rung_at,
)
from yuanba.domains.cases.rules.policy import DEFAULT, Level, Policy, from_data, to_data
from yuanba.kernel.calendar import Allowance, ServiceHours
from yuanba.kernel.clock import SHANGHAI

NINE = datetime(2026, 11, 20, 9, 0, tzinfo=SHANGHAI)
HOUR = timedelta(hours=1)


def facts(**known):
    return Facts(**{"state": "new", "level": "ordinary", "reported_at": NINE, **known})


@pytest.mark.parametrize(
    ("level", "answer", "close", "promise"),
    [("ordinary", 4, 4, None), ("middling", 4, 24, None), ("hard", 4, None, 24)],
)
def test_the_three_levels(level, answer, close, promise):
    given_ = clocks(DEFAULT, level, NINE)
    assert given_.answer_due == NINE + answer * HOUR
    assert given_.close_due == (None if close is None else NINE + close * HOUR)
    assert given_.promise_due == (None if promise is None else NINE + promise * HOUR)


@pytest.mark.parametrize(
    ("known", "what", "hours"),
    [
        ({}, "answer", 4),
        ({"state": "in-work", "answered_at": NINE + HOUR}, "close", 4),
        ({"state": "in-work", "level": "middling", "answered_at": NINE + HOUR}, "close", 24),
        ({"state": "in-work", "level": "hard", "answered_at": NINE + HOUR}, "promise", 24),
        (
            {"state": "in-work", "level": "hard", "answered_at": NINE + HOUR, "promised_due": NINE + 99 * HOUR},
            "close",
            99,
        ),
        ({"state": "reopen-requested", "reopen_requested_at": NINE + 50 * HOUR}, "decide", 54),
        ({"state": "in-work", "answered_at": NINE + HOUR, "reopened_at": NINE + 51 * HOUR}, "close", 55),
    ],
)
def test_what_is_due_next(known, what, hours):
    due = next_due(facts(**known), DEFAULT)
    assert due is not None
    assert (due.what, due.by) == (what, NINE + hours * HOUR)


@pytest.mark.parametrize("state", ["resolved", "closed"])
def test_nothing_is_due_when_it_is_done(state):
    assert next_due(facts(state=state, answered_at=NINE, resolved_at=NINE), DEFAULT) is None


def test_service_hours_run_only_while_somebody_answers():
    hours = ServiceHours(time(9), time(18), workdays_only=True)
    policy = Policy({"ordinary": Level(Allowance(4, "service_hours"), Allowance(8, "service_hours"))}, hours)
    friday_late = datetime(2026, 11, 20, 17, 0, tzinfo=SHANGHAI)
    given_ = clocks(policy, "ordinary", friday_late)
    assert given_.answer_due == datetime(2026, 11, 23, 12, 0, tzinfo=SHANGHAI)
    assert given_.close_due == datetime(2026, 11, 23, 16, 0, tzinfo=SHANGHAI)


def test_the_reminder_comes_after_four_fifths():
    due = next_due(facts(), DEFAULT)
    assert due is not None
    assert remind_at(due, DEFAULT) == NINE + timedelta(hours=3, minutes=12)


def test_the_ladder_is_told_one_rung_at_a_time():
    assert [rung_at(rung, NINE, DEFAULT) for rung in range(4)] == [NINE, NINE + 4 * HOUR, NINE + 8 * HOUR, None]


def test_what_nobody_objects_to_closes_after_seven_days():
    assert confirm_until(NINE, DEFAULT) == NINE + timedelta(days=7)


@pytest.mark.parametrize(
    ("done", "due", "now", "answer"),
    [
        (NINE, NINE, NINE, True),
        (NINE + timedelta(microseconds=1), NINE, NINE + HOUR, False),
        (None, NINE, NINE, None),
        (None, NINE, NINE + timedelta(microseconds=1), False),
        (None, None, NINE, None),
        (NINE, None, NINE, None),
    ],
)
def test_in_time_is_decided_when_done_or_late(done, due, now, answer):
    assert in_time(done, due, now) is answer


allowances = st.builds(
    Allowance, st.integers(0, 400), st.sampled_from(["hours", "days", "service_hours", "working_days"])
)
levels = st.builds(Level, allowances, st.none() | allowances, st.none() | allowances)


@given(levels, st.integers(1, 30), st.booleans())
def test_a_policy_survives_being_stored(level, days, workdays):
    hours = ServiceHours(time(8, 30), time(21, 15), workdays)
    policy = replace(DEFAULT, levels={"ordinary": level}, confirm_days=days, hours=hours)
    assert from_data(to_data(policy)) == policy
