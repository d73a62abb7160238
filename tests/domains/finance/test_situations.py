"""Spaces to park and empty homes: written down once, billed by days, ended; again changes nothing."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domains.finance.test_tariffs import HEAT, LIFT, hang, left_out, lines, read, town_with
from tests.factories import contracts as contract
from tests.factories import fees as make
from tests.factories import people
from tests.support.unchanged import everything, refused
from yuanba.domains.contracts.public import Tariff, parking
from yuanba.domains.finance import public as finance
from yuanba.domains.finance.rules.situations import by_holding, covers, overlap
from yuanba.domains.people.public import Tenure
from yuanba.kernel import clock
from yuanba.platform.events.public import Event

GROUND = Tariff("7", "地面车位", "parking-month", Fraction(80), "Parking above ground")
CELLAR = Tariff("8", "地下车位", "parking-month", Fraction(120), "Parking below ground")


@pytest.fixture(autouse=True)
def _may():
    with clock.at(clock.aware(clock.now().replace(2026, 5, 6))):
        yield


def note(town, at="3-1-901", actor=None, **said):
    new = finance.NewSituation(**({"kind": "space", "since": date(2026, 1, 1), "price": "地面车位"} | said))
    home = town.home(at).id
    return finance.note_situation(actor=actor or town.manager, yard=town.yard, home_id=home, new=new)


def end(town, one, until, actor=None):
    return finance.end_situation(actor=actor or town.manager, yard=town.yard, situation=one.id, until=until)


@pytest.mark.django_db
def test_spaces_are_billed_at_their_prices_by_the_days_they_are_let():
    town = town_with(GROUND, CELLAR)
    note(town, name="A-1")
    note(town, name="A-2", since=date(2026, 3, 20))
    note(town, "3-1-902", name="B-1", price="地下车位")
    run = make.published(town)
    assert lines(run) == [("3/1/901", 8000 + 3097), ("3/1/902", 12000)]
    line = finance.BillLine.objects.get(home=town.home())
    assert (line.sum["spaces"], line.sum["count"], line.sum["days"], line.sum["days_of"]) == ("A-1、A-2", 2, 43, 62)
    assert make.faults(town) == {}


@pytest.mark.django_db
def test_a_space_goes_with_its_days_where_hands_change_and_stops_where_it_ends():
    town = town_with(GROUND)
    Tenure.objects.filter(home=town.home()).update(until=date(2026, 3, 19))
    people.tenure(town.home(), "owner", people.account("新业主"), date(2026, 3, 20))
    note(town, name="A-1", since=date(2026, 3, 20))
    ended = note(town, "3-1-902", name="A-2")
    end(town, ended, date(2026, 3, 10))
    run = make.drafted(town)
    assert lines(run) == [("3/1/901", 3097), ("3/1/902", 2581)]
    assert finance.BillLine.objects.get(home=town.home()).part == 2


@pytest.mark.django_db
def test_a_space_at_a_price_the_contract_does_not_have_is_said():
    town = town_with(GROUND)
    note(town, name="A-1")
    finance.Situation.objects.update(price="充电车位")
    assert left_out(make.drafted(town)) == [("3/1/901", "no-price")]


@pytest.mark.django_db
def test_an_empty_home_pays_what_the_contract_says_of_area_season_and_common_bills():
    lower = Fraction("0.7")
    rows = (contract.FEE, contract.BIN, replace(HEAT, vacant=Fraction("0.3")), replace(LIFT, vacant=lower))
    town = town_with(*(replace(one, code=str(number)) for number, one in enumerate(rows, 1)))
    note(town, kind="vacant", since=date(2026, 2, 1))
    note(town, "3-1-902", kind="vacant", since=date(2026, 3, 2))
    read(hang(town, "3", "power", "L3"), date(2026, 3, 30), 27_000)
    run = make.published(town)
    own = finance.BillLine.objects.filter(bill__run=run, home=town.home()).order_by("rule")
    assert [one.fen for one in own] == [12423, 800, 64534, 3850]
    assert [one.sum.get("vacant") for one in own] == ["70", None, "30", None]
    other = finance.BillLine.objects.filter(bill__run=run, home=town.home("3-1-902")).order_by("rule")
    assert [one.fen for one in other] == [23770, 800, 288120, 5500]


@pytest.mark.django_db
def test_the_same_again_changes_nothing_and_what_is_taken_is_refused():
    town = town_with(GROUND)
    one, empty = note(town, name="A-1"), note(town, kind="vacant", since=date(2026, 2, 1))
    before = everything()
    assert (note(town, name=" A-1 "), note(town, kind="vacant", since=date(2026, 2, 1))) == (one, empty)
    assert everything() == before
    with refused("space-taken"):
        note(town, "3-1-902", name="A-1")
    with refused("vacant-already"):
        note(town, kind="vacant", since=date(2026, 2, 2))
    for field, code, said in (
        ("kind", "situation-kind", {"kind": "?"}),
        ("name", "space-name", {"name": " "}),
        ("price", "space-price", {"name": "A-9", "price": "?"}),
    ):
        with refused("invalid", **{field: code}):
            note(town, **said)
    with refused("invalid", until="situation-end"):
        end(town, one, date(2025, 12, 31))
    for actor in (people.staff(town.yard, "butler"), town.owners["3-1-901"]):
        with refused("not-found"):
            note(town, name="A-3", actor=actor)
        with refused("not-found"):
            end(town, one, date(2026, 3, 1), actor)
    end(town, one, date(2026, 3, 1))
    assert end(town, one, date(2026, 3, 1)).until == date(2026, 3, 1)
    with refused("situation-ended"):
        end(town, one, date(2026, 3, 2))
    assert note(town, "3-1-902", name="A-1", since=date(2026, 3, 2)) != one
    assert Event.objects.filter(name__startswith="home.situation_").count() == 4


MARCH = (date(2026, 3, 1), date(2026, 3, 31))


@given(st.integers(1, 31), st.integers(0, 10**6))
def test_one_space_costs_what_the_rule_of_the_first_month_says(day, fen):
    held = [(date(2026, 3, day), date(2026, 12, 31))]
    assert by_holding(fen, held, [MARCH], 31) == [parking.first_month(fen, date(2026, 3, day))[2]]


@given(st.lists(st.tuples(st.integers(1, 31), st.integers(1, 31)), max_size=4), st.integers(2, 31))
def test_parts_of_owners_are_the_whole_of_what_was_held(days, change):
    held = [(date(2026, 3, min(one)), date(2026, 3, max(one))) for one in days]
    spans = [(MARCH[0], date(2026, 3, change - 1)), (date(2026, 3, change), MARCH[1])]
    assert sum(by_holding(8000, held, spans, 31)) == sum(by_holding(8000, held, [MARCH], 31))


@pytest.mark.parametrize(
    ("spans", "is_whole"),
    [
        ([], False),
        ([MARCH], True),
        ([(date(2026, 1, 1), date(2026, 3, 30))], False),
        ([(date(2026, 1, 1), date(2026, 3, 9)), (date(2026, 3, 10), date(2026, 5, 1))], True),
        ([(date(2026, 1, 1), date(2026, 3, 9)), (date(2026, 3, 11), date(2026, 5, 1))], False),
    ],
)
def test_a_month_is_empty_where_each_day_of_it_is(spans, is_whole):
    assert covers(spans, MARCH) == is_whole
    assert all(overlap(one, (date(2025, 1, 1), date(2025, 1, 2))) == 0 for one in spans)
