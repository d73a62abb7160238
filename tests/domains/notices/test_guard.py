"""Not before notice: by table, and by chance that nothing slips through."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuanba.domains.notices.rules.guard import Facts, missing, window_ends, window_open

MONDAY = date(2026, 3, 2)
DAY = timedelta(days=1)
READY = Facts(
    published=True,
    homes=3,
    unreached=0,
    window_ends=MONDAY + 7 * DAY,
    starts_on=MONDAY + 8 * DAY,
    objections=0,
    replied=False,
    today=MONDAY + 8 * DAY,
)


@pytest.mark.parametrize(
    ("change", "lacking"),
    [
        ({}, {}),
        ({"published": False}, {"notice": "notice-missing"}),
        ({"published": False, "window_ends": None}, {"notice": "notice-missing"}),
        ({"window_ends": None}, {"notice": "notice-missing"}),
        ({"unreached": 1}, {"homes": "homes-unreached"}),
        ({"homes": 0}, {"homes": "homes-unreached"}),
        ({"today": MONDAY + 7 * DAY, "starts_on": MONDAY}, {"window": "window-open"}),
        ({"starts_on": MONDAY + 9 * DAY}, {"starts_on": "day-not-come"}),
        ({"objections": 1}, {"reply": "reply-missing"}),
        ({"objections": 1, "replied": True}, {}),
        ({"replied": True}, {}),
        ({"objections": 2, "answered": 1}, {"reply": "reply-missing"}),
        ({"objections": 2, "answered": 2}, {}),
        (
            {"published": False, "unreached": 3, "window_ends": None, "today": MONDAY, "objections": 2},
            {
                "notice": "notice-missing",
                "homes": "homes-unreached",
                "starts_on": "day-not-come",
                "reply": "reply-missing",
            },
        ),
        (
            {"unreached": 2, "today": MONDAY},
            {"homes": "homes-unreached", "window": "window-open", "starts_on": "day-not-come"},
        ),
    ],
)
def test_what_is_missing(change, lacking):
    assert missing(replace(READY, **change)) == lacking


DAYS = st.integers(-20, 20).map(lambda days: MONDAY + days * DAY)
FACTS = st.builds(
    Facts,
    published=st.booleans(),
    homes=st.integers(0, 5),
    unreached=st.integers(0, 5),
    window_ends=st.none() | DAYS,
    starts_on=DAYS,
    objections=st.integers(0, 3),
    replied=st.booleans(),
    today=DAYS,
    answered=st.integers(0, 3),
)


@given(FACTS)
def test_nothing_is_missing_only_where_everybody_knew_and_could_object(facts):
    ready = (
        facts.published
        and facts.homes > 0
        and facts.unreached == 0
        and facts.window_ends is not None
        and facts.today > facts.window_ends
        and facts.today >= facts.starts_on
        and (facts.objections <= facts.answered or facts.replied)
    )
    assert (missing(facts) == {}) is ready


@given(FACTS, st.integers(0, 30))
def test_waiting_never_makes_more_missing(facts, days):
    later = replace(facts, today=facts.today + days * DAY)
    assert missing(later).keys() <= missing(facts).keys()


@given(DAYS, st.integers(5, 60), DAYS)
def test_the_window_has_so_many_whole_days_after_the_day_of_the_notice(day, days, today):
    last = window_ends(day, days)
    assert (last - day).days == days
    assert window_open(last, today) is (today <= last)
    assert not window_open(None, today)
