"""Terms: stored and read back, checked, and what a home would pay by them."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import contracts as make
from yuanba.domains.contracts.rules import checking, examples, lives, modes, sharing
from yuanba.domains.contracts.rules.late import Clause
from yuanba.domains.contracts.rules.terms import Line, Tariff, Terms, digest, from_data, to_data
from yuanba.kernel.errors import Refusal
from yuanba.kernel.merkle import canon

PARTS = st.integers(0, 10**8).map(lambda one: Fraction(one, 10**8))
CLAUSES = st.none() | st.builds(Clause, PARTS, st.none() | PARTS, st.integers(0, 99))
PRICES = st.integers(0, 10**9).map(lambda one: Fraction(one, 10**4))
TARIFFS = st.builds(
    Tariff,
    code=st.integers(1, 999).map(str),
    name=st.just("物业费"),
    kind=st.sampled_from(["area", "fixed", "parking-month"]),
    price=PRICES,
    vacant=st.none() | PARTS,
    passed_on=st.booleans(),
)


@given(
    st.lists(TARIFFS, max_size=5), st.none() | st.builds(Clause, PARTS, st.none() | PARTS, st.integers(0, 99)), PARTS
)
def test_terms_are_stored_exactly(tariffs, late, ratio):
    terms = Terms(pay=modes.Pay(ratio), late=late, tariffs=tuple(tariffs), lines=(make.CLEANING,), budget={"tax": 1})
    data = to_data(terms)
    assert from_data(data) == terms
    assert digest(data) == digest(to_data(from_data(data)))
    canon(data)


BAD = {
    "mode": ("mode-unknown", {"mode": "?", "pay": modes.Pay(Fraction(1, 10))}),
    "pay": ("pay-wrong", {"pay": modes.Pay()}),
    "late": ("late-wrong", {"late": Clause(Fraction(1, 50))}),
    "order": ("order-unknown", {"order": "?"}),
    "lines": ("lines-wrong", {"lines": (replace(make.CLEANING, times=0),)}),
    "tariffs": ("tariffs-wrong", {"tariffs": (make.FEE, make.FEE)}),
    "budget": ("budget-wrong", {"budget": {"yacht": 1}}),
}


@pytest.mark.parametrize(("field", "code", "change"), [(name, *rest) for name, rest in BAD.items()])
def test_each_part_is_checked(field, code, change):
    with pytest.raises(Refusal) as caught:
        checking.checked_terms(replace(make.TERMS, **change))
    assert caught.value.fields == {field: code}


@pytest.mark.parametrize(
    "change",
    [
        {"pay": modes.Pay(Fraction(1, 10), 5)},
        {"pay": modes.Pay(Fraction(11, 10))},
        {"base": "?"},
        {"late": Clause(Fraction(0))},
        {"late": Clause(Fraction(1, 1000), Fraction(2))},
        {"late": Clause(Fraction(1, 1000), grace=366)},
        {"lines": (replace(make.GUARDS, times=1),)},
        {"lines": (replace(make.CLEANING, per="?"),)},
        {"lines": (Line("1", "  "),)},
        {"lines": (Line("é", "x"),)},
        {"tariffs": (replace(make.LIGHT, share=""),)},
        {"tariffs": (replace(make.FEE, share="area"),)},
        {"tariffs": (replace(make.FEE, free=1),)},
        {"tariffs": (replace(make.FEE, vacant=Fraction(2)),)},
        {"tariffs": (replace(make.FEE, price=Fraction(100_001)),)},
        {"budget": {"staff": -1}},
        {"mode": "lump-sum"},
    ],
)
def test_what_is_no_contract(change):
    with pytest.raises(Refusal):
        checking.checked_terms(replace(make.TERMS, **change))


def test_a_lump_sum_names_no_remuneration():
    plain = replace(make.TERMS, mode="lump-sum", pay=modes.Pay())
    assert checking.checked_terms(plain) == plain


@pytest.mark.parametrize(
    ("home", "rows", "month"),
    [
        (examples.Home(), {"物业费": 17741, "垃圾清运": 800, "公共照明": None}, 18541),
        (examples.Home(is_empty=True), {"物业费": 12419, "垃圾清运": 800, "公共照明": None}, 13219),
        (
            examples.Home(8963, spaces=2),
            {"物业费": 17747, "垃圾清运": 800, "车位管理费": 12000, "公共照明": None},
            30547,
        ),
        (examples.Home(0), {"物业费": 0, "垃圾清运": 800, "公共照明": None}, 800),
    ],
)
def test_what_a_home_would_pay(home, rows, month):
    found = examples.owes(make.TERMS.tariffs, home)
    assert {row.tariff.name: row.fen for row in found} == rows
    assert examples.month(found) == month


def test_heating_is_of_a_season():
    heat = Tariff("9", "供暖", "heating", Fraction(24))
    found = examples.owes([heat], examples.Home(10_000))
    assert [(row.fen, row.season) for row in found] == [(240_000, True)]
    assert examples.month(found) == 0


TODAY = date(2026, 5, 1)


@pytest.mark.parametrize(
    ("signed", "since", "last", "state"),
    [
        (False, date(2026, 1, 1), date(2026, 12, 31), "draft"),
        (True, date(2026, 5, 2), date(2026, 12, 31), "coming"),
        (True, date(2026, 5, 1), date(2026, 5, 1), "running"),
        (True, date(2025, 5, 1), date(2026, 4, 30), "over"),
    ],
)
def test_states(signed, since, last, state):
    assert lives.state(is_signed=signed, since=since, last=last, today=TODAY) == state


DAYS = st.integers(730_000, 740_000).map(date.fromordinal)


@given(DAYS, DAYS, DAYS, DAYS)
def test_two_overlap_where_they_share_a_day(since, last, its_since, its_last):
    share = set(range(since.toordinal(), last.toordinal() + 1)) & set(
        range(its_since.toordinal(), its_last.toordinal() + 1)
    )
    if share:
        with pytest.raises(Refusal) as caught:
            lives.check_alone(since, last, [(3, its_since, its_last)])
        assert caught.value.data == {"number": 3}
    elif since <= last and its_since <= its_last:
        lives.check_alone(since, last, [(3, its_since, its_last)])


METER = Tariff("1", "水费", "metered", Fraction(3), meter="water")
HEAT = Tariff("1", "供暖", "heating", Fraction(24), month=11)
LIFT = replace(make.LIGHT, share="floor", bands=((1, 2, Fraction(0)), (3, 33, Fraction("0.8"))))


@pytest.mark.parametrize(
    ("tariff", "code"),
    [
        (METER, ""),
        (replace(METER, meter=""), "tariff-meter"),
        (replace(METER, meter="steam"), "tariff-meter"),
        (replace(make.FEE, meter="water"), "tariff-meter"),
        (replace(make.FEE, missing="usual"), "tariffs-wrong"),
        (replace(METER, missing="usual"), ""),
        (replace(make.LIGHT, meter=""), "tariff-meter"),
        (HEAT, ""),
        (replace(HEAT, month=0), "tariff-month"),
        (replace(HEAT, month=13), "tariff-month"),
        (replace(METER, month=3), "tariff-month"),
        (LIFT, ""),
        (replace(LIFT, bands=()), "tariff-bands"),
        (replace(make.LIGHT, bands=LIFT.bands), "tariff-bands"),
        (replace(LIFT, starts="L" * 21), "tariffs-wrong"),
    ],
)
def test_a_price_says_what_its_kind_needs(tariff, code):
    found = checking.faults(replace(make.TERMS, tariffs=(tariff,)))["tariffs"]
    assert found == code
    terms = Terms(tariffs=(tariff,))
    assert from_data(to_data(terms)) == terms


def test_prices_of_before_keep_their_digest():
    later = {"meter", "starts", "missing", "month", "bands"}
    assert not later & to_data(Terms(tariffs=(make.FEE,)))["tariffs"][0].keys()


FLOORS = [
    ("1-2: 0; 3-10: 0.8; 11-33: 1", "1-2: 0; 3-10: 0.8; 11-33: 1"),
    ("11至33：1；1：0.5", "1: 0.5; 11-33: 1"),
    ("-2--1: 0\n1-6: 1", "-2--1: 0; 1-6: 1"),
    ("", ""),
]


@pytest.mark.parametrize(("typed", "kept"), FLOORS)
def test_bands_of_floors_are_read_and_written(typed, kept):
    assert sharing.plain_bands(sharing.bands_of(typed)) == kept


@pytest.mark.parametrize("typed", ["1-2", "2-1: 1", "1-3: 1; 3-5: 1", "a: 1", "1: x", "1: 11", "1-2: -1", "1:1:1"])
def test_what_is_no_band_of_floors(typed):
    with pytest.raises(ValueError, match=r"band|number"):
        sharing.bands_of(typed)
