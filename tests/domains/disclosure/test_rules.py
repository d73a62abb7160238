"""Periods, parts of payments, the company's pay, and whose names stay: by tables."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuanba.domains.disclosure.public import figuring, spans, words

D = date
PERIODS = [
    ("quarter", D(2026, 3, 31), D(2026, 1, 1), D(2026, 3, 31), "2026-Q1"),
    ("quarter", D(2026, 4, 1), D(2026, 4, 1), D(2026, 6, 30), "2026-Q2"),
    ("quarter", D(2026, 12, 5), D(2026, 10, 1), D(2026, 12, 31), "2026-Q4"),
    ("month", D(2024, 2, 9), D(2024, 2, 1), D(2024, 2, 29), "2024-M02"),
    ("year", D(2026, 7, 1), D(2026, 1, 1), D(2026, 12, 31), "2026-Y"),
    ("week", D(2027, 1, 1), D(2026, 12, 28), D(2027, 1, 3), "2026-W53"),
]


@pytest.mark.parametrize(("kind", "day", "since", "until", "label"), PERIODS)
def test_a_day_lies_in_one_period(kind, day, since, until, label):
    assert spans.span_of(kind, day) == (since, until)
    assert spans.label(kind, day) == label


@given(st.sampled_from(list(spans.KINDS)), st.dates(D(2000, 1, 1), D(2090, 1, 1)))
def test_periods_follow_one_another_without_a_gap(kind, day):
    since, until = spans.span_of(kind, day)
    assert since <= day <= until
    assert spans.span_of(kind, until + timedelta(days=1))[0] == until + timedelta(days=1)
    assert spans.last_over(kind, day)[1] == spans.day_before(since)


MONTHS = [
    (D(2026, 1, 1), D(2026, 3, 31), Fraction(3)),
    (D(2026, 1, 1), D(2026, 1, 31), Fraction(1)),
    (D(2026, 1, 31), D(2026, 2, 14), Fraction(1, 31) + Fraction(1, 2)),
    (D(2026, 3, 5), D(2026, 3, 5), Fraction(1, 31)),
]


@pytest.mark.parametrize(("since", "until", "months"), MONTHS)
def test_months_begun_count_by_days(since, until, months):
    assert spans.months_of(since, until) == months


TENTH, MARCH = D(2026, 3, 10), D(2026, 3, 1)


def came(fen, of=24570, passed=800, day=TENTH, month=MARCH, late=False):
    return figuring.Came("bill", month, late, of, passed, fen, day)


@given(st.lists(st.integers(1, 5000), min_size=1, max_size=12), st.integers(0, 3000))
def test_however_a_bill_is_paid_its_parts_are_those_of_the_bill(payments, passed):
    of = sum(payments) + passed
    rows = [came(fen, of, passed) for fen in [*payments, passed] if fen]
    found = figuring.parted(rows)
    assert sum(one.passed for one in found) == passed
    assert sum(one.fee for one in found) == of - passed
    assert all(one.fee >= 0 and one.passed >= 0 for one in found)


def test_what_was_paid_of_a_credited_bill_is_taken_back_in_both_parts():
    first, back = figuring.parted([came(10000), came(-10000)])
    assert (first.fee, first.passed, back.fee, back.passed) == (9674, 326, -9674, -326)


ROWS = [
    (came(1), "quarter", "fees"),
    (came(1, month=D(2026, 1, 1)), "quarter", "fees"),
    (came(1, month=D(2025, 12, 1)), "quarter", "arrears"),
    (came(1, month=D(2026, 2, 1)), "month", "arrears"),
    (came(1, month=D(2026, 3, 1), day=D(2026, 3, 30)), "week", "fees"),
    (came(1, late=True), "quarter", "late"),
]


@pytest.mark.parametrize(("one", "kind", "row"), ROWS)
def test_what_came_in_stands_in_one_row(one, kind, row):
    assert figuring.row_of(one, kind) == row


RUNS = (D(2026, 1, 1), D(2028, 12, 31))
QUARTERS = [spans.span_of("quarter", D(2026, month, 1)) for month in (1, 4, 7, 10)]


@given(st.lists(st.integers(0, 10**9), min_size=4, max_size=4), st.integers(0, 100))
def test_four_quarters_are_the_year_exactly(received, percent):
    pay = figuring.Pay(Fraction(percent, 100))
    base = [(span[1], fen) for span, fen in zip(QUARTERS, received, strict=True)]
    parts = [figuring.drawn(pay, base, RUNS, span) for span in QUARTERS]
    assert sum(parts) == figuring.drawn(pay, base, RUNS, spans.span_of("year", D(2026, 1, 1)))


def test_a_fixed_sum_is_for_a_quarter_and_for_days_of_one_by_days():
    pay = figuring.Pay(fixed=30001)
    assert [figuring.drawn(pay, [], RUNS, span) for span in QUARTERS] == [30001] * 4
    assert figuring.drawn(pay, [], RUNS, (D(2026, 1, 1), D(2026, 1, 31))) == 10000
    assert figuring.drawn(pay, [], (D(2026, 3, 1), D(2026, 12, 31)), QUARTERS[0]) == 10000


CHANGES = [(103, 100, "+3.0"), (88, 100, "-12.0"), (100, 100, "+0.0"), (5, 0, ""), (5, -3, "")]


@pytest.mark.parametrize(("now", "before", "said"), CHANGES)
def test_the_difference_to_the_last_period(now, before, said):
    assert figuring.change(now, before) == said


NAMES = [
    ("净美保洁公司", "净美保洁公司"),
    ("净美保洁公司（北区）", "净美保洁公司（北区）"),
    ("城北电力局", "城北电力局"),
    ("柴志", "柴**"),
    ("柴立行", "柴**"),
    ("欧阳立行", "欧**"),
    ("柴立行（保洁公司介绍）", "柴**"),
    ("所向前进社会人", "所**"),
    ("李", "李**"),
    ("Qinghe Ltd", "Qinghe Ltd"),
    ("Qinghe Cleaning Co.", "Qinghe Cleaning Co."),
    ("Vincent", "V**"),
]


@pytest.mark.parametrize(("payee", "said"), NAMES)
def test_enterprises_keep_their_names_and_persons_do_not(payee, said):
    assert words.veiled(payee) == said
