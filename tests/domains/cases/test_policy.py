"""What a yard may promise: night and holiday, pauses, sense; versions kept, nothing rewritten."""

from dataclasses import replace
from datetime import datetime, time, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.factories import cases as make
from tests.support.unchanged import refused
from yuanba.domains.cases import public as cases
from yuanba.domains.cases.rules.clocks import Facts, clocks, next_due, remind_at
from yuanba.domains.cases.rules.lights import gone, light
from yuanba.domains.cases.rules.policy import DEFAULT, Level, Policy, from_data, to_data
from yuanba.domains.cases.rules.sensible import check_sensible
from yuanba.kernel import clock
from yuanba.kernel.calendar import Allowance, ServiceHours, next_service, run_on
from yuanba.kernel.clock import SHANGHAI
from yuanba.kernel.errors import Refusal

NINE = datetime(2026, 11, 20, 9, 0, tzinfo=SHANGHAI)  # a Friday
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
WAITS = replace(DEFAULT, hours=ServiceHours(time(9), time(18), workdays_only=True), waits=True)
NIGHT = datetime(2026, 9, 30, 23, 0, tzinfo=SHANGHAI)
HOLIDAY = datetime(2026, 10, 1, 10, 0, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("policy", "kind", "at", "answer_due"),
    [
        (DEFAULT, "repair", NIGHT, NIGHT + 4 * HOUR),
        (WAITS, "repair", NINE, NINE + 4 * HOUR),
        (WAITS, "repair", NIGHT, datetime(2026, 10, 8, 13, 0, tzinfo=SHANGHAI)),
        (WAITS, "repair", HOLIDAY, datetime(2026, 10, 8, 13, 0, tzinfo=SHANGHAI)),
        (WAITS, "hazard", HOLIDAY, HOLIDAY + 4 * HOUR),
        (replace(WAITS, hours=ServiceHours(time(9), time(18))), "", NIGHT, HOLIDAY.replace(hour=13)),
    ],
)
def test_what_a_report_at_night_or_on_a_holiday_gets(policy, kind, at, answer_due):
    assert clocks(policy, "ordinary", at, kind=kind).answer_due == answer_due


def test_a_make_up_saturday_is_a_working_day():
    saturday = datetime(2026, 10, 10, 10, 0, tzinfo=SHANGHAI)
    assert clocks(WAITS, "ordinary", saturday).answer_due == saturday + 4 * HOUR


@pytest.mark.parametrize(
    ("unit", "by", "expected"),
    [
        ("hours", NINE + 10 * HOUR, NINE + 58 * HOUR),
        ("days", NINE + 2 * DAY, NINE + 4 * DAY),
        ("service_hours", NINE + 8 * HOUR, datetime(2026, 11, 23, 16, 0, tzinfo=SHANGHAI)),
        (
            "working_days",
            datetime(2026, 11, 24, 18, 0, tzinfo=SHANGHAI),
            datetime(2026, 11, 24, 18, 0, tzinfo=SHANGHAI),
        ),
        (
            "working_days",
            datetime(2026, 11, 20, 18, 0, tzinfo=SHANGHAI),
            datetime(2026, 11, 23, 18, 0, tzinfo=SHANGHAI),
        ),
    ],
)
def test_what_was_left_of_a_clock_runs_on_in_its_own_unit(unit, by, expected):
    hours = ServiceHours(time(9), time(18), workdays_only=True)
    assert run_on(by, NINE + HOUR, NINE + 49 * HOUR, unit, hours) == expected


moments = st.integers(0, 30 * 24 * 60).map(lambda minutes: NINE + timedelta(minutes=minutes))


@settings(deadline=None, max_examples=60)
@given(moments, moments, moments, st.sampled_from(["hours", "days", "service_hours", "working_days"]), st.booleans())
def test_a_pause_never_makes_a_date_earlier_nor_eats_what_was_left(by, stopped, again, unit, workdays):
    hours = ServiceHours(time(9), time(18), workdays_only=workdays)
    later = run_on(by, stopped, again, unit, hours)
    assert later >= by
    if stopped < by and stopped < again:
        assert later >= again or later == by
        assert unit != "hours" or later - again == by - stopped


@settings(deadline=None, max_examples=60)
@given(moments)
def test_the_next_service_time_is_open_and_never_earlier(moment):
    hours = ServiceHours(time(9), time(18), workdays_only=True)
    opens = next_service(moment, hours)
    assert opens >= moment
    assert next_service(opens, hours) == opens


def test_the_reminder_and_the_share_leave_the_pause_out():
    facts = Facts("in-work", "middling", NINE, answered_at=NINE, paused_at=NINE + HOUR, paused_until=NINE + 11 * HOUR)
    due = next_due(facts, DEFAULT)
    assert due is not None
    assert (due.by, due.rest) == (NINE + 34 * HOUR, 10 * HOUR)
    assert remind_at(due, DEFAULT) == NINE + 10 * HOUR + 24 * HOUR * Fraction(4, 5).numerator / 5
    pause = (NINE + HOUR, NINE + 11 * HOUR)
    shares = [gone(NINE, due.by, NINE + hours * HOUR, pause) for hours in (0, 1, 5, 11, 22, 40)]
    assert shares == [0, 4, 4, 4, 50, 100]


@pytest.mark.parametrize(
    ("due", "amber", "paused", "expected"),
    [
        (None, None, None, ""),
        (-1, None, None, "red"),
        (-1, None, 1, "red"),
        (1, 2, None, "green"),
        (1, 0, None, "amber"),
        (1, None, None, "amber"),
        (1, None, 1, "still"),
        (1, 2, 0, "green"),
    ],
)
def test_the_light_of_a_clock(due, amber, paused, expected):
    at = [None if hours is None else NINE + hours * HOUR for hours in (due, amber, paused)]
    assert light(at[0], at[1], NINE, at[2]) == expected


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({}, {}),
        ({"remind": Fraction(1)}, {"remind": "remind-range"}),
        ({"confirm_days": 0}, {"confirm_days": "confirm-range"}),
        ({"pause_days": 91}, {"pause_days": "pause-range"}),
        ({"check_days": 0}, {"check_days": "check-range"}),
        ({"ladder": ()}, {"ladder": "ladder-order"}),
        ({"ladder": ("street-official", "manager")}, {"ladder": "ladder-order"}),
        ({"ladder": ("manager", "manager")}, {"ladder": "ladder-order"}),
        ({"step": Allowance(0)}, {"step": "allowance-range"}),
        ({"urgent": ("storm",)}, {"urgent": "choice-unknown"}),
        ({"levels": {}}, {"level": "choice-unknown"}),
        (
            {"levels": DEFAULT.levels | {"ordinary": Level(Allowance(4), Allowance(2))}},
            {"ordinary_close": "close-early"},
        ),
        (
            {"levels": DEFAULT.levels | {"ordinary": Level(Allowance(0), Allowance(721))}},
            {"ordinary_answer": "allowance-range", "ordinary_close": "allowance-range"},
        ),
    ],
)
def test_what_would_promise_nothing_is_refused(change, wrong):
    policy = replace(DEFAULT, **change)
    if not wrong:
        check_sensible(policy)
        return
    with pytest.raises(Refusal) as caught:
        check_sensible(policy)
    assert caught.value.fields == wrong


def test_what_was_frozen_before_these_words_existed_is_still_read():
    data = to_data(DEFAULT)
    for word in ("waits", "urgent", "pause_days", "check_days", "hand_up"):
        del data[word]
    assert from_data(data) == DEFAULT
    assert from_data(to_data(WAITS)) == WAITS


@pytest.mark.django_db
def test_versions_are_kept_and_nobody_overwrites_unseen():
    town = make.town()
    old = make.report(town.place).case
    four: Policy = replace(DEFAULT, confirm_days=4)
    made = cases.set_policy(actor=town.supervisor, yard=town.yard, policy=four, seen=0)
    again = cases.set_policy(actor=town.supervisor, yard=town.yard, policy=four, seen=0)
    assert (made.number, again.id, made.name) == (1, made.id, "何雯")
    with refused("policy-changed"):
        cases.set_policy(actor=town.supervisor, yard=town.yard, policy=DEFAULT, seen=0)
    for who in (town.manager, town.street, town.butler):
        with refused("not-found"):
            cases.set_policy(actor=who, yard=town.yard, policy=DEFAULT)
    assert cases.policy_of(town.yard).confirm_days == 4
    assert [one.number for one in cases.versions_of(town.yard)] == [1]
    row = cases.Case.objects.get(id=old.id)
    assert from_data(row.policy).confirm_days == 7
    with clock.at(clock.now() + DAY):
        assert from_data(make.report(town.place).case.policy).confirm_days == 4
