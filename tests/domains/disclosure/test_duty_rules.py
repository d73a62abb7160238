"""What is owed and how it stands: by tables, and that no period is left out or owed twice whatever is set."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuanba.domains.disclosure.public import duties, spans

D = date
TERM = duties.Term("money", "quarter", D(2026, 1, 1), 31)
RUN = duties.Run(1, D(2026, 1, 1), D(2028, 12, 31))
THIRD = duties.Duty("money", "quarter", 1, D(2026, 7, 1), D(2026, 9, 30), D(2026, 9, 30), D(2026, 10, 31))
STANDS = [
    # published on, today, state, days
    (None, D(2026, 9, 1), "later", 60),
    (None, D(2026, 10, 23), "later", 8),
    (None, D(2026, 10, 24), "soon", 7),
    (None, D(2026, 10, 31), "soon", 0),
    (None, D(2026, 11, 1), "missing", 1),
    (None, D(2026, 11, 22), "missing", 22),
    (D(2026, 10, 8), D(2026, 11, 22), "kept", 0),
    (D(2026, 10, 31), D(2026, 11, 22), "kept", 0),
    (D(2026, 11, 1), D(2026, 11, 22), "late", 1),
    (D(2026, 11, 17), D(2027, 1, 1), "late", 17),
]


@pytest.mark.parametrize(("on", "today", "state", "days"), STANDS)
def test_how_a_duty_stands(on, today, state, days):
    one = duties.stands(THIRD, duties.First(on, "JG-1") if on else None, today)
    assert (one.state, one.days, one.code) == (state, days, "JG-1" if on else "")


def test_what_can_be_published_only_later_is_not_due_soon():
    week = duties.Duty("money", "week", 1, D(2026, 6, 1), D(2026, 6, 7), D(2026, 6, 7), D(2026, 6, 9))
    assert duties.stands(week, None, D(2026, 6, 7)).state == "later"
    assert duties.stands(week, None, D(2026, 6, 8)).state == "soon"


SET = [
    # what is set in this order, on which day, how many days
    ([TERM], D(2025, 12, 31), None),
    ([TERM], D(2026, 1, 1), 31),
    ([TERM, duties.Term("money", "quarter", D(2026, 4, 1), 10)], D(2026, 3, 31), 31),
    ([TERM, duties.Term("money", "quarter", D(2026, 4, 1), 10)], D(2026, 4, 1), 10),
    ([TERM, duties.Term("money", "quarter", D(2026, 1, 1), 20)], D(2026, 1, 1), 20),
    ([duties.Term("money", "quarter", D(2027, 1, 1), 10), TERM], D(2026, 5, 1), 31),
    ([duties.Term("money", "quarter", D(2027, 1, 1), 10), TERM], D(2027, 5, 1), 10),
]


@pytest.mark.parametrize(("terms", "day", "days"), SET)
def test_what_holds_on_a_day(terms, day, days):
    found = duties.term_on(terms, day)
    assert (found.days if found else None) == days


def test_a_change_leaves_what_was_owed_before_and_an_end_ends():
    shorter = duties.Term("money", "quarter", D(2026, 4, 2), 10)
    ended = duties.Term("money", "quarter", D(2026, 10, 1), None)
    found = duties.owed([TERM, shorter, ended], [RUN], D(2027, 2, 1))
    assert [one.due for one in found] == [D(2026, 5, 1), D(2026, 7, 10), D(2026, 10, 10)]


def test_of_a_quarter_with_two_companies_each_owes_its_days():
    runs = [duties.Run(1, D(2026, 1, 1), D(2026, 5, 10)), duties.Run(2, D(2026, 5, 11), D(2028, 12, 31))]
    found = duties.owed([TERM], runs, D(2026, 6, 1))
    said = [(one.contract, one.since, one.until, one.due) for one in found]
    assert said == [
        (1, D(2026, 1, 1), D(2026, 3, 31), D(2026, 5, 1)),
        (1, D(2026, 4, 1), D(2026, 5, 10), D(2026, 7, 31)),
        (2, D(2026, 5, 11), D(2026, 6, 30), D(2026, 7, 31)),
    ]


def test_what_is_due_together_and_stands_alike_is_one_line():
    service = duties.Term("service", "quarter", D(2026, 4, 1), 31)
    found = duties.owed([TERM, service], [RUN], D(2026, 7, 1))
    first = {(1, "quarter", D(2026, 1, 1)): duties.First(D(2026, 4, 9), "JG-1")}
    lines = duties.calendar(found, {"money": first, "service": {}}, D(2026, 8, 5))
    assert [(one.whats, one.duty.since, one.state, one.days) for one in lines] == [
        (("money", "service"), D(2026, 7, 1), "later", 87),
        (("money", "service"), D(2026, 4, 1), "missing", 5),
        (("money",), D(2026, 1, 1), "kept", 0),
    ]
    assert duties.counted(lines) == {"later": 1, "soon": 0, "kept": 1, "late": 0, "missing": 1}


DAYS = st.integers(0, 3650).map(lambda days: D(2020, 1, 1) + timedelta(days=days))
TERMS = st.builds(
    duties.Term,
    st.sampled_from(list(duties.WHATS)),
    st.sampled_from(list(spans.KINDS)),
    DAYS,
    st.none() | st.integers(1, 366),
)


@given(st.lists(TERMS, min_size=1, max_size=3), st.lists(DAYS, min_size=1, max_size=3, unique=True), DAYS)
def test_each_day_of_a_contract_is_owed_once_or_not_at_all(terms, starts, until):
    """Contracts follow one another; a day of a period is in a duty exactly where its last day's term wants one."""
    starts = [*sorted(starts), D(2031, 1, 1)]
    runs = [
        duties.Run(number, since, after - timedelta(days=1)) for number, (since, after) in enumerate(pairwise(starts))
    ]
    found = duties.owed(terms, runs, until)
    assert len({(one.what, *one.key) for one in found}) == len(found)
    for what, kind in {(one.what, one.kind) for one in terms}:
        own = [one for one in terms if (one.what, one.kind) == (what, kind)]
        day = min(one.since for one in own)
        for _step in range(60):
            span = spans.span_of(kind, day)
            term = duties.term_on(own, span[1])
            covering = [one for one in found if (one.what, one.kind) == (what, kind) and one.since <= day <= one.until]
            is_owed = term.days is not None and span[0] <= until and starts[0] <= day
            assert len(covering) == int(is_owed)
            if covering:
                assert covering[0].due == span[1] + timedelta(days=term.days)
            day += timedelta(days=29)


@given(st.lists(TERMS, min_size=1, max_size=3), DAYS, DAYS)
def test_later_periods_alone_are_the_end_of_all_of_them(terms, since, until):
    everything = duties.owed(terms, [RUN], until)
    found = duties.owed(terms, [RUN], until, since)
    assert found == [one for one in everything if one.ends >= since]
