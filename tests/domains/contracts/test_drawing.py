"""What a company may draw: months begun count by days, and four quarters are the year exactly."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuanba.domains.contracts.public import Pay, drawing

D = date
MONTHS = [
    (D(2026, 1, 1), D(2026, 3, 31), Fraction(3)),
    (D(2026, 1, 1), D(2026, 1, 31), Fraction(1)),
    (D(2026, 1, 31), D(2026, 2, 14), Fraction(1, 31) + Fraction(1, 2)),
    (D(2026, 3, 5), D(2026, 3, 5), Fraction(1, 31)),
]


@pytest.mark.parametrize(("since", "until", "months"), MONTHS)
def test_months_begun_count_by_days(since, until, months):
    assert drawing.months_of(since, until) == months


RUNS = (D(2026, 1, 1), D(2028, 12, 31))
YEAR = (D(2026, 1, 1), D(2026, 12, 31))
QUARTERS = [
    (D(2026, 1, 1), D(2026, 3, 31)),
    (D(2026, 4, 1), D(2026, 6, 30)),
    (D(2026, 7, 1), D(2026, 9, 30)),
    (D(2026, 10, 1), D(2026, 12, 31)),
]


@given(st.lists(st.integers(0, 10**9), min_size=4, max_size=4), st.integers(0, 10**8))
def test_four_quarters_are_the_year_exactly(received, ratio):
    pay = Pay(Fraction(ratio, 10**8))
    base = [(span[1], fen) for span, fen in zip(QUARTERS, received, strict=True)]
    parts = [drawing.drawn(pay, base, RUNS, span) for span in QUARTERS]
    assert sum(parts) == drawing.drawn(pay, base, RUNS, YEAR) == drawing.due(pay, base, RUNS, YEAR[1])
    assert all(part >= 0 for part in parts)


@given(st.integers(1, 10**8), st.dates(D(2026, 1, 1), D(2026, 12, 31)))
def test_four_quarters_of_a_fixed_sum_are_the_year_exactly_whenever_the_contract_begins(fixed, since):
    pay, runs = Pay(fixed=fixed), (since, D(2028, 12, 31))
    parts = [drawing.drawn(pay, [], runs, span) for span in QUARTERS if span[1] >= since]
    assert sum(parts) == drawing.due(pay, [], runs, YEAR[1])


def test_a_fixed_sum_is_for_a_quarter_and_for_days_of_one_by_days():
    pay = Pay(fixed=30001)
    assert [drawing.drawn(pay, [], RUNS, span) for span in QUARTERS] == [30001] * 4
    assert drawing.drawn(pay, [], RUNS, (D(2026, 1, 1), D(2026, 1, 31))) == 10000
    assert drawing.drawn(pay, [], (D(2026, 3, 1), D(2026, 12, 31)), QUARTERS[0]) == 10000
