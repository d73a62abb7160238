"""Meters: hung up, read, put right, replaced, taken over from a sheet; refused without a trace."""

from datetime import date, timedelta

import pytest

from tests.domains.people.test_races import together
from tests.factories import people, places
from tests.support.unchanged import refused
from yuanba.domains.assets import public as assets
from yuanba.kernel import clock
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.events.public import Event
from yuanba.platform.sheets.public import Line

pytestmark = pytest.mark.django_db
JAN, MAY, JUNE = date(2026, 1, 1), date(2026, 5, 31), date(2026, 6, 15)
WATER = assets.NewMeter("W-902", "water", JAN, 10_000)


@pytest.fixture(autouse=True)
def _june():
    with clock.at(clock.aware(clock.now().replace(2026, 6, 15))):
        yield


@pytest.fixture
def yard():
    return places.estate()


@pytest.fixture
def engineer(yard):
    return people.staff(yard, "engineer")


@pytest.fixture
def meter(yard, engineer):
    return hang(engineer, yard)


def hang(actor, yard, new=WATER, at="3-1-902"):
    return assets.hang_meter(actor=actor, yard=yard, place_id=places.place(yard, at).id, new=new)


def read(actor, meter, day, value, **more):
    shown = assets.Shown(day, value, **more)
    return assets.read_meter(actor=actor, yard=meter.yard, meter_id=meter.id, shown=shown)


def used(meter, since, until):
    return next(one.used for one in assets.uses(meter.yard, meter.kind, since, until) if one.meter == meter)


def told(name):
    return Event.objects.filter(name=name).count()


def test_a_meter_hangs_once(yard, engineer, meter):
    assert hang(engineer, yard).id == meter.id
    assert told("meter.hung") == 1
    other = places.place(yard, "3-1-901")
    with refused("meter-known"):
        assets.hang_meter(actor=engineer, yard=yard, place_id=other.id, new=WATER)
    assert [one.code for one in assets.meters(engineer, yard).rows] == ["W-902"]


def test_readings_follow_one_another_and_count_once(engineer, meter):
    first = read(engineer, meter, date(2026, 4, 30), 11_200)
    assert read(engineer, meter, date(2026, 4, 30), 11_200).id == first.id
    second = read(engineer, meter, MAY, 11_500)
    assert (first.used, first.days, second.used, second.days) == (1200, 119, 300, 31)
    assert told("meter.read") == 2
    sheet = assets.meter_sheet(engineer, meter.yard, meter.id)
    assert [one.value for one in sheet.readings] == [11_500, 11_200]
    assert used(sheet.meter, date(2026, 5, 1), MAY) == 300


def test_what_cannot_be_is_refused(engineer, meter):
    read(engineer, meter, MAY, 11_500)
    with refused("invalid", value="reading-back"):
        read(engineer, meter, JUNE, 11_400)
    with refused("invalid", value="reading-leap"):
        read(engineer, meter, JUNE, 50_000)
    with refused("invalid", day="reading-day"):
        read(engineer, meter, JUNE + timedelta(days=1), 11_600)
    with refused("invalid", day="reading-day"):
        read(engineer, meter, date(2026, 4, 1), 11_600)
    assert read(engineer, meter, JUNE, 50_000, sure=True).sure


def test_a_wrong_reading_is_put_right_by_another_of_its_day(engineer, meter):
    read(engineer, meter, date(2026, 4, 30), 11_200)
    wrong = read(engineer, meter, MAY, 12_500)
    with refused("reading-there"):
        read(engineer, meter, MAY, 11_500)
    right = read(engineer, meter, MAY, 11_500, words="看错一位")
    assert (right.take, right.used, wrong.used) == (2, 300, 1300)
    assert used(meter, JAN, JUNE) == 1500
    assert assets.meter_sheet(engineer, meter.yard, meter.id).meter.last_value == 11_500


def test_a_replaced_meter_is_read_no_more(engineer, meter):
    new = assets.NewMeter("W-902B", "water", JUNE, 0)
    asked = {"actor": engineer, "yard": meter.yard, "meter_id": meter.id, "shown": assets.Shown(JUNE, 10_900)}
    for _turn in range(2):
        follows = assets.replace_meter(**asked, new=new)
    assert (follows.replaces_id, told("meter.hung"), told("meter.read")) == (meter.id, 2, 1)
    assert [one.code for one in assets.meters(engineer, meter.yard).rows] == ["W-902B"]
    with refused("meter-gone"):
        read(engineer, meter, JUNE, 10_950)
    with refused("meter-gone"):
        assets.replace_meter(**asked, new=assets.NewMeter("W-902C", "water", JUNE))
    with refused("meter-known"):
        assets.replace_meter(**asked | {"meter_id": follows.id}, new=new)


def sheet(*rows):
    return [Line(number, dict(zip(("code", "value", "day"), row, strict=False))) for number, row in enumerate(rows, 2)]


def test_a_sheet_is_looked_at_then_taken_once(yard, engineer, meter):
    rows = sheet(
        ("W-902", "112", "2026-05-31"),
        ("W-902", "111"),
        ("W-903", "5"),
        ("W-902", "viele"),
        ("W-902", "113", "bald"),
        ("W-902", "113.5"),
    )
    looked = assets.take_readings(actor=engineer, yard=yard, lines=rows, dry_run=True)
    assert [one.refused for one in looked] == [
        *("", "reading-back", "meter-unknown", "reading-number", "reading-day", ""),
    ]
    assert [one.used for one in looked if one.is_new] == [1200, 150]
    assert not assets.Reading.objects.exists()
    assert assets.take_readings(actor=engineer, yard=yard, lines=rows) == looked
    again = assets.take_readings(actor=engineer, yard=yard, lines=rows[-1:])
    assert [(one.refused, one.is_new) for one in again] == [("", False)]
    assert told("meter.readings_taken") == 1
    assert used(meter, JAN, JUNE) == 1350


def test_rights_end_at_the_place(yard, engineer, meter):
    far = people.staff(places.estate("YX", "云栖坊"), "engineer")
    cleaner = people.staff(yard, "cleaner")
    butler = people.staff(yard, "butler", path=places.place(yard, "4").path)
    hung = hang(engineer, yard, assets.NewMeter("W-401", "water", JAN), "4-1-101")
    for stranger in (far, butler, cleaner):
        with refused("not-found"):
            read(stranger, meter, JUNE, 10_500)
    with refused("not-found"):
        hang(butler, yard)
    with refused("not-found"):
        assets.meters(cleaner, yard)
    assert assets.meters(far, yard).rows == []
    assert [one.id for one in assets.meters(butler, yard).rows] == [hung.id]
    said = assets.take_readings(actor=butler, yard=yard, lines=sheet(("W-902", "101"), ("W-401", "1")))
    assert [one.refused for one in said] == ["meter-unknown", ""]


@pytest.mark.django_db(transaction=True)
def test_the_same_reading_from_three_hands_is_one():
    yard = places.estate()
    meter = hang(SYSTEM, yard)
    assert together(*(lambda: read(SYSTEM, meter, JUNE, 10_800),) * 3) == [""] * 3
    assert assets.Reading.objects.count() == 1
    assert told("meter.read") == 1
