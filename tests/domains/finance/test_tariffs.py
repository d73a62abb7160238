"""Prices by what is used, by a season, and of common meters: billed, left out with the reason, put right later."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from tests.factories import contracts as contract
from tests.factories import fees as make
from tests.factories import people, places
from tests.support.unchanged import everything
from yuanba.domains.assets import public as assets
from yuanba.domains.contracts.public import Tariff
from yuanba.domains.finance import public as finance
from yuanba.domains.people.public import Tenure
from yuanba.domains.places.public import Place
from yuanba.kernel import clock
from yuanba.platform.access.public import SYSTEM

pytestmark = pytest.mark.django_db
JAN, FEB, MARCH, APRIL = (date(2026, month, 1) for month in (1, 2, 3, 4))
WATER = Tariff("1", "水费（代收）", "metered", Fraction("3.03"), "Water", passed_on=True, meter="water")
LIFT = Tariff("2", "电梯电费", "shared", Fraction("0.55"), "Lift power", share="households", meter="power")
HEAT = Tariff("3", "供暖费", "heating", Fraction(24), "Heating", month=3)


@pytest.fixture(autouse=True)
def _may():
    with clock.at(clock.aware(clock.now().replace(2026, 5, 6))):
        yield


def town_with(*tariffs):
    return make.fees(terms=replace(contract.TERMS, tariffs=tariffs))


def hang(town, at, kind, code, first=0):
    place = town.homes.get(at) or Place.objects.get(yard=town.yard, path=f"{town.yard.path}/{at}")
    new = assets.NewMeter(code, kind, JAN, first)
    return assets.hang_meter(actor=SYSTEM, yard=town.yard, place_id=place.id, new=new)


def read(meter, day, value):
    shown = assets.Shown(day, value, sure=True)
    return assets.read_meter(actor=SYSTEM, yard=meter.yard, meter_id=meter.id, shown=shown)


def lines(run):
    rows = finance.BillLine.objects.filter(bill__run=run).select_related("home").order_by("home__path", "rule", "part")
    return [(one.home.path.removeprefix(f"{run.yard.path}/"), one.fen) for one in rows]


def left_out(run):
    rows = finance.Skipped.objects.filter(run=run).select_related("home").order_by("home__path")
    return [(one.home.path.removeprefix(f"{run.yard.path}/"), one.why) for one in rows]


def test_water_is_billed_by_what_was_read_and_homes_without_a_reading_are_left_out():
    town = town_with(WATER)
    one, other = hang(town, "3-1-901", "water", "W1"), hang(town, "3-1-902", "water", "W2")
    read(one, date(2026, 2, 27), 1000)
    read(one, date(2026, 3, 28), 2250)
    read(other, date(2026, 2, 27), 500)
    run = make.published(town)
    assert lines(run) == [("3/1/901", 3788)]  # 12.5 m³ × 3.03 = 37.875
    assert left_out(run) == [("3/1/902", "unread"), ("3/2/901", "no-meter")]
    assert finance.BillLine.objects.get().sum == {"of": "metered", "meter": "water", "much": "12.5", "price": "3.03"}
    assert make.stands(town, "2242", "2801") == [-3788, 0]
    read(other, date(2026, 4, 28), 2500)
    assert lines(make.published(town, APRIL, date(2026, 4, 30))) == [("3/1/902", 6060)]
    assert make.faults(town) == {}


def test_where_the_contract_says_so_what_is_usual_is_billed_and_put_right_with_the_next_reading():
    town = town_with(replace(WATER, missing="usual"))
    meter = hang(town, "3-1-901", "water", "W1")
    read(meter, date(2026, 1, 31), 900)  # 9 m³ in 30 days
    run = make.published(town, FEB, date(2026, 2, 28))
    assert lines(run) == [("3/1/901", 2545)]  # 28 days: 8.4 m³ × 3.03
    assert finance.BillLine.objects.get(bill__run=run).sum["usual"] == 840
    assert lines(make.published(town, MARCH)) == [("3/1/901", 2818)]
    read(meter, date(2026, 4, 25), 900 + 2570)  # of it 17.7 were billed
    run = make.published(town, APRIL, date(2026, 4, 30))
    assert lines(run) == [("3/1/901", 2424)]
    assert finance.BillLine.objects.get(bill__run=run).sum["settled"] == 1770
    assert make.faults(town) == {}


def test_a_reading_below_what_was_billed_before_brings_a_bill_of_nothing_and_the_rest_comes_off_later():
    town = town_with(replace(WATER, missing="usual"))
    meter = hang(town, "3-1-901", "water", "W1")
    read(meter, date(2026, 1, 31), 900)
    make.published(town, FEB, date(2026, 2, 28))  # 8.4 m³
    read(meter, date(2026, 3, 20), 900 + 500)
    run = make.published(town)
    assert (run.bills, lines(run)) == (1, [("3/1/901", 0)])
    read(meter, date(2026, 4, 20), 900 + 500 + 1000)
    assert lines(make.published(town, APRIL, date(2026, 4, 30))) == [("3/1/901", 2000)]  # 10 − 3.4 m³
    assert make.faults(town) == {}


def test_a_bill_by_what_is_usual_that_was_taken_back_is_not_settled_again():
    town = town_with(replace(WATER, missing="usual"))
    meter = hang(town, "3-1-901", "water", "W1")
    read(meter, date(2026, 1, 31), 900)
    make.published(town, FEB, date(2026, 2, 28))
    (bill,) = make.bills(town)
    finance.credit_bill(actor=town.manager, yard=town.yard, bill=bill.number, why="抄错了")
    read(meter, date(2026, 3, 20), 1900)
    assert lines(make.published(town)) == [("3/1/901", 3030)]


def test_nothing_usual_is_known_before_the_first_reading():
    town = town_with(replace(WATER, missing="usual"))
    hang(town, "3-1-901", "water", "W1")
    run = make.drafted(town)
    assert (run.bills, left_out(run)[0]) == (0, ("3/1/901", "unread"))


def test_use_is_billed_whole_where_the_contract_begins_within_the_month_and_by_days_where_hands_change():
    town = town_with(WATER)
    meter = hang(town, "3-1-901", "water", "W1")
    read(meter, date(2026, 3, 28), 3100)
    Tenure.objects.filter(home=town.home()).update(until=date(2026, 3, 19))
    people.tenure(town.home(), "owner", people.account("新业主"), date(2026, 3, 20))
    run = make.drafted(town)
    assert lines(run) == [("3/1/901", 5757), ("3/1/901", 3636)]  # 93.93 by 19 and 12 days


def test_a_replaced_meter_counts_with_the_new_one():
    town = town_with(WATER)
    meter = hang(town, "3-1-901", "water", "W1")
    new = assets.NewMeter("W9", "water", date(2026, 3, 10), 0)
    assets.replace_meter(
        actor=SYSTEM, yard=town.yard, meter_id=meter.id, shown=assets.Shown(date(2026, 3, 10), 700), new=new
    )
    fresh = assets.Meter.objects.get(code="W9")
    fresh.yard = town.yard
    assert lines(make.drafted(town)) == [("3/1/901", 2121)]
    finance.drop_bills(actor=town.manager, yard=town.yard, run=1)
    read(fresh, date(2026, 3, 31), 300)
    assert lines(make.drafted(town)) == [("3/1/901", 3030)]


SHARES = [
    ({"share": "households"}, [1834, 1833, 1833]),
    ({"share": "area"}, [1799, 2410, 1291]),
    ({"share": "floor", "bands": ((1, 2, Fraction(0)), (3, 33, Fraction("0.8")))}, [2750, 2750, None]),
    ({"share": "meter"}, [1375, 4125, None]),
]


@pytest.mark.parametrize(("how", "parts"), SHARES)
def test_a_common_meter_is_shared_and_the_parts_are_its_bill(how, parts):
    town = town_with(replace(LIFT, **how))
    for name, floor in (("3-1-901", 9), ("3-1-902", 9), ("3-2-901", 1)):
        Place.objects.filter(id=town.home(name).id).update(floor=floor)
    read(hang(town, "3", "power", "L3"), date(2026, 3, 30), 10_000)  # 100 kWh, 55.00 yuan
    for name, used in (("3-1-901", 100), ("3-1-902", 300), ("3-2-901", 0)):
        read(hang(town, name, "power", f"P{name}"), date(2026, 3, 30), used)
    run = make.published(town)
    homes = ("3/1/901", "3/1/902", "3/2/901")
    assert lines(run) == [(home, part) for home, part in zip(homes, parts, strict=True) if part]
    assert run.fen == 5500
    assert make.faults(town) == {}


UNKNOWN = [
    ({"share": "area"}, "share-area"),
    ({"share": "floor", "bands": ((1, 2, Fraction(1)),)}, "share-floor"),
    ({"share": "meter"}, "share-read"),
]


@pytest.mark.parametrize(("how", "why"), UNKNOWN)
def test_where_a_share_cannot_be_known_nobody_beneath_the_meter_is_billed(how, why):
    town = town_with(replace(LIFT, **how))
    Place.objects.filter(yard=town.yard, id=town.home().id).update(area=None, floor=None)
    read(hang(town, "3/1", "power", "L3"), date(2026, 3, 30), 10_000)
    hang(town, "3-1-901", "power", "P1")
    run = make.drafted(town)
    assert left_out(run) == [("3/1/901", why), ("3/1/902", why)]
    assert run.bills == 0


def test_sharing_that_leaves_nobody_is_said():
    town = town_with(replace(LIFT, share="floor", bands=((20, 30, Fraction(1)),)))
    Place.objects.filter(yard=town.yard, kind="home").update(floor=9)
    read(hang(town, "3/1", "power", "L3"), date(2026, 3, 30), 10_000)
    assert left_out(make.drafted(town)) == [("3/1/901", "share-none"), ("3/1/902", "share-none")]


def test_a_common_meter_without_a_reading_and_one_of_another_name():
    town = town_with(replace(LIFT, starts="LIFT-"))
    hang(town, "3/1", "power", "LIFT-1")
    read(hang(town, "3/2", "power", "LAMP-1"), date(2026, 3, 30), 500)
    assert left_out(make.drafted(town)) == [("3/1/901", "common"), ("3/1/902", "common")]


def test_two_common_meters_of_one_home_are_added():
    town = town_with(LIFT)
    read(hang(town, "3", "power", "L3"), date(2026, 3, 30), 10_000)
    read(hang(town, "3/1", "power", "L31"), date(2026, 3, 30), 2000)
    run = make.drafted(town)
    assert lines(run) == [("3/1/901", 1834 + 550), ("3/1/902", 1833 + 550), ("3/2/901", 1833)]
    assert finance.BillLine.objects.get(home=town.home()).sum["total"] == "55.00 + 11.00"


def test_one_at_a_point_serves_what_it_stands_in():
    town = town_with(LIFT)
    gate = places.point(town.yard)
    new = assets.NewMeter("L3", "power", JAN)
    meter = assets.hang_meter(actor=SYSTEM, yard=town.yard, place_id=gate.id, new=new)
    read(meter, date(2026, 3, 30), 200)
    assert lines(make.drafted(town)) == [("3/1/901", 37), ("3/1/902", 37), ("3/2/901", 36)]


def test_heating_is_billed_once_in_its_month_and_whole():
    town = town_with(HEAT)
    assert make.drafted(town, FEB, date(2026, 2, 28)).bills == 0
    Tenure.objects.filter(home=town.home()).update(since=date(2026, 3, 22))
    run = make.published(town)
    assert lines(run) == [("3/1/901", 215112), ("3/1/902", 288120), ("3/2/901", 154368)]
    before = everything()
    assert make.drafted(town).id == run.id
    assert everything() == before
    assert make.drafted(town, APRIL, date(2026, 4, 30)).bills == 0
