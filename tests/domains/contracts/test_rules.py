"""Fees, shares, late fees, parking and the two modes: properties and edges beside the worked examples."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yuanba.domains.contracts.rules import fees, late, modes, parking, sharing

RATIOS = st.builds(
    lambda one, other: Fraction(min(one, other), max(one, other)), st.integers(0, 10_000), st.integers(1, 10_000)
)
LESS = [Fraction(part, 100) for part in (1, 50, 70, 99)]
FEN = st.integers(0, 10**11)
RULE = parking.Hourly(free=120, hour=300, cap=2000)


@given(st.integers(0, 10**6), st.builds(Fraction, st.integers(0, 10**6), st.integers(1, 10_000)), st.integers(1, 36))
def test_a_span_rounded_once_is_within_half_a_fen_of_its_due(area, price, count):
    parts = fees.months(area, price, count, once=True)
    assert abs(sum(parts) - price * area * count) <= Fraction(1, 2)
    assert max(parts) - min(parts) <= 1
    assert len(set(fees.months(area, price, count))) == 1


@given(st.integers(1, 10**8), st.integers(1, 36), RATIOS)
def test_what_was_paid_in_advance_becomes_fees_to_the_last_fen(monthly, count, discount):
    payable, parts = fees.prepaid(monthly, count, discount)
    assert sum(parts) == payable <= monthly * count
    assert len(parts) == count


@given(FEN, st.lists(st.booleans(), min_size=1, max_size=60), st.sampled_from(LESS))
def test_parts_are_the_bill_and_an_empty_home_never_pays_more(total, lived_in, weight):
    parts = sharing.with_vacant(total, lived_in, weight)
    assert sum(parts) == total
    full = [part for part, one in zip(parts, lived_in, strict=True) if one]
    empty = [part for part, one in zip(parts, lived_in, strict=True) if not one]
    assert not full or not empty or max(empty) <= max(full)


def test_a_floor_in_no_band_pays_nothing():
    bands = {(3, 9): Fraction(1, 10), (10, 16): Fraction(1, 5)}
    assert sharing.by_floor(300, [1, 3, 9, 16], bands) == [0, 75, 75, 150]


@pytest.mark.parametrize(
    ("clause", "days", "fen"),
    [
        (None, 400, 0),
        (late.Clause(Fraction(3, 10_000)), 0, 0),
        (late.Clause(Fraction(3, 10_000)), -1, 0),
        (late.Clause(Fraction(3, 10_000), grace=15), 15, 0),
        (late.Clause(Fraction(3, 10_000), grace=15), 16, 256),
        (late.Clause(Fraction(3, 1000), Fraction(3, 10)), 100, 15972),
        (late.Clause(Fraction(3, 1000), Fraction(3, 10)), 99, 15813),
    ],
)
def test_late_fees(clause, days, fen):
    assert late.late_fee(53241, clause, days) == fen


@pytest.mark.parametrize(
    ("minutes", "rule", "fen"),
    [
        (0, RULE, 0),
        (120, RULE, 0),
        (121, RULE, 300),
        (180, RULE, 300),
        (181, RULE, 600),
        (1440, RULE, 2000),
        (1441, RULE, 2300),
        (1441, parking.Hourly(120, 300, 2000, free_once=False), 2000),
        (1440, parking.Hourly(0, 300), 7200),
    ],
)
def test_parking_by_the_hour(minutes, rule, fen):
    assert parking.hourly(minutes, rule) == fen


@given(st.integers(0, 10_000))
def test_who_stays_longer_never_pays_less(minutes):
    assert parking.hourly(minutes, RULE) <= parking.hourly(minutes + 1, RULE)


@pytest.mark.parametrize(
    ("start", "days"),
    [(date(2024, 2, 1), (29, 29, 15000)), (date(2024, 2, 29), (1, 29, 517)), (date(2026, 4, 30), (1, 30, 500))],
)
def test_the_first_month_of_a_space(start, days):
    assert parking.first_month(15000, start) == days


@given(FEN, RATIOS)
def test_what_a_space_earns_is_shared_out_whole(gross, owners):
    assert sum(parking.split(gross, owners)) == gross


@given(FEN, FEN, st.integers(-(10**9), 10**9), RATIOS)
def test_every_fen_of_the_funds_is_drawn_spent_or_carried(funds, spent, opening, ratio):
    closed = modes.close_remuneration(funds, spent, opening, modes.Pay(ratio))
    assert opening + funds == closed.remuneration + spent + closed.carried
    assert closed.company == 0
    assert closed.to_cover == max(0, -closed.carried)


@given(st.lists(FEN, min_size=1, max_size=12), RATIOS)
def test_the_quarters_together_are_the_year(received, ratio):
    assert sum(modes.true_up(received, ratio)) == modes.Pay(ratio).of(sum(received))


@given(FEN, FEN)
def test_under_a_lump_sum_the_owners_carry_nothing(income, cost):
    closed = modes.close_lump_sum(income, cost)
    assert (closed.company, closed.carried, closed.remuneration) == (income - cost, 0, 0)


def test_other_income_counts_only_with_consent():
    assert (modes.base(100, 20), modes.base(100, 20, consent=True)) == (100, 120)
