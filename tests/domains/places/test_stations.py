"""Shops, rooms and stations: what stands in what, when a station is open, what it offers."""

from contextlib import suppress
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import people, places
from tests.support.unchanged import everything, refused
from yuanba.domains.places.public import (
    Place,
    add_place,
    close_station,
    describe_station,
    issue_door_code,
    open_station,
    root,
    stations,
)
from yuanba.domains.places.rules.hours import is_open, spans_of
from yuanba.domains.places.rules.kinds import STANDS_IN, may_stand
from yuanba.kernel import clock
from yuanba.platform.access.public import ANONYMOUS, SYSTEM
from yuanba.platform.events.public import Event

HOURS = "1-5 09:00-18:00; 6,7 10:00-16:00"


@pytest.mark.parametrize(
    ("day", "hour", "is_it"),
    [
        (16, "08:59", False),
        (16, "09:00", True),
        (20, "17:59", True),
        (20, "18:00", False),
        (21, "09:30", False),
        (21, "10:00", True),
        (22, "15:59", True),
    ],
)
def test_open_and_closed(day, hour, is_it):
    moment = datetime.combine(date(2026, 11, day), time.fromisoformat(hour), clock.SHANGHAI)
    assert is_open(spans_of(HOURS), moment) == is_it


@pytest.mark.parametrize(
    "text", ["1-8 09:00-18:00", "1-5 9:00-18:00", "1-5 18:00-09:00", "5-1 09:00-18:00", "1-2-3 09:00-10:00", "daily"]
)
def test_what_is_no_hours(text):
    with pytest.raises(ValueError, match=r"no hours|closed before|no days"):
        spans_of(text)


@given(st.text(max_size=30))
def test_any_text_is_hours_or_none(text):
    with suppress(ValueError):
        assert all(span.opens < span.closes and span.days for span in spans_of(text))


def test_every_kind_stands_somewhere_and_nothing_in_a_home():
    assert {*STANDS_IN, "root"} == set(Place.Kind.values)
    assert not any(may_stand(kind, "home") for kind in Place.Kind.values)
    assert not may_stand("war", "root")


@pytest.fixture
def estate(db):
    return places.estate("H1")


def add(estate, kind, above=None, code="s1"):
    parent = above or root(estate)
    return add_place(actor=SYSTEM, yard=estate, parent_id=parent.id, kind=kind, code=code, name="便民驿站")


@pytest.mark.parametrize("kind", ["shop", "room", "station", "point", "building", "zone"])
def test_what_stands_in_an_estate(estate, kind):
    assert add(estate, kind).kind == kind


@pytest.mark.parametrize(
    ("kind", "above"), [("home", None), ("unit", None), ("root", None), ("home", "3-1-902"), ("station", "3-1-902")]
)
def test_what_does_not(estate, kind, above):
    parent = places.place(estate, above) if above else None
    with refused("place-kind"):
        add(estate, kind, parent)


def describe(place, actor=SYSTEM, **more):
    said = {"hours": HOURS, "services": [("打印", "Printing"), ("借伞", "")], "phone": "028-0000 1203"} | more
    return describe_station(actor=actor, yard=place.yard, place_id=place.id, **said)


def test_a_station_with_its_hours_and_services(estate):
    place = add(estate, "station")
    describe(place)
    (line,) = stations(estate, datetime(2026, 11, 20, 9, tzinfo=clock.SHANGHAI))
    assert (line.place.id, line.is_open) == (place.id, True)
    assert line.station.services == [["打印", "Printing"], ["借伞", ""]]
    (line,) = stations(estate, datetime(2026, 11, 20, 19, tzinfo=clock.SHANGHAI))
    assert not line.is_open


def test_what_is_said_again_replaces_and_the_same_changes_nothing(estate):
    place = add(estate, "station")
    describe(place)
    before = everything()
    describe(place)
    assert everything() == before
    assert describe(place, hours="").hours == ""
    assert len(stations(estate, clock.now())) == 1


@pytest.mark.parametrize(
    ("said", "fields"),
    [
        ({"hours": "always"}, {"hours": "station-hours"}),
        ({"hours": "; ".join(["1 09:00-10:00"] * 30)}, {"hours": "station-hours"}),
        ({"services": [("", "x")]}, {"services": "station-services"}),
        ({"services": [("一" * 41, "")]}, {"services": "station-services"}),
        ({"services": [("一", "")] * 31}, {"services": "station-services"}),
        ({"spot": "东" * 81}, {"spot": "station-spot"}),
        ({"spot_en": "e" * 121}, {"spot_en": "station-spot"}),
    ],
)
def test_what_cannot_be_said(estate, said, fields):
    place = add(estate, "station")
    with refused("invalid", **fields):
        describe(place, **said)


def test_only_a_station_is_described_and_only_by_who_manages(estate):
    room = add(estate, "room", code="r1")
    with refused("not-a-station"):
        describe(room)
    place = add(estate, "station")
    others = [ANONYMOUS, people.staff(estate, "butler"), people.staff(places.estate("H2"), "manager")]
    for actor in others:
        with refused("not-found"):
            describe(place, actor)


@pytest.fixture(params=["estate", "office"])
def keeper(request, db):
    """A yard that has stations, and who writes them."""
    if request.param == "estate":
        yard = places.estate("H1")
        return yard, people.staff(yard, "manager")
    yard = places.yard("SQ", "community", "柳溪社区居委会")
    return yard, people.staff(yard, "community-supervisor")


def test_a_station_says_where_it_is(keeper):
    yard, actor = keeper
    open_station(actor=actor, yard=yard, name="便民驿站", hours=HOURS, spot=" 2 号门旁一层 ", spot_en="Next to gate 2")
    (line,) = stations(yard, clock.now())
    assert (line.station.spot, line.station.spot_en) == ("2 号门旁一层", "Next to gate 2")


def test_a_station_is_renamed_and_stays_the_same_place(keeper):
    yard, actor = keeper
    place = open_station(actor=actor, yard=yard, name="便民驿站", hours=HOURS).place
    said = {"name": "党群服务站", "name_en": "Service station", "hours": "1 09:00-10:00"}
    for _again in range(2):
        open_station(actor=actor, yard=yard, place_id=place.id, **said)
    (line,) = stations(yard, clock.now())
    now = line.place
    assert (now.id, now.path, line.station.hours) == (place.id, place.path, "1 09:00-10:00")
    assert (now.name, now.name_en, now.label, now.label_en) == (
        "党群服务站",
        "Service station",
        "党群服务站",
        "Service station",
    )
    told = Event.objects.filter(yard=yard, name="place.corrected")
    assert [one.payload["fields"] for one in told] == [["name", "name_en"]]


def test_no_two_stations_of_one_name(keeper):
    yard, actor = keeper
    first = open_station(actor=actor, yard=yard, name="便民驿站").place
    open_station(actor=actor, yard=yard, name="党群服务站")
    with refused("invalid", name="station-twice"):
        open_station(actor=actor, yard=yard, name="党群服务站", place_id=first.id)


def test_a_station_is_closed_with_its_door_code(keeper):
    yard, actor = keeper
    place = open_station(actor=actor, yard=yard, name="便民驿站", hours=HOURS).place
    issue_door_code(actor=SYSTEM, yard=yard, place_id=place.id)
    assert close_station(actor=actor, yard=yard, place_id=place.id).name == "便民驿站"
    assert stations(yard, clock.now()) == []
    assert Event.objects.get(yard=yard, name="place.removed").payload["kind"] == "station"
    with refused("not-found"):
        close_station(actor=actor, yard=yard, place_id=place.id)


def test_a_station_on_which_something_hangs_stays(keeper):
    yard, actor = keeper
    place = open_station(actor=actor, yard=yard, name="便民驿站").place
    people.post(yard, "volunteer", place.path)
    with refused("place-in-use"):
        close_station(actor=actor, yard=yard, place_id=place.id)


def test_only_a_station_is_closed_and_only_by_who_writes_it(keeper):
    yard, actor = keeper
    place = open_station(actor=actor, yard=yard, name="便民驿站").place
    with refused("not-a-station"):
        close_station(actor=actor, yard=yard, place_id=root(yard).id)
    for other in (ANONYMOUS, people.staff(places.estate("H2"), "manager")):
        with refused("not-found"):
            close_station(actor=other, yard=yard, place_id=place.id)
        with refused("not-found"):
            open_station(actor=other, yard=yard, name="别的", place_id=place.id)
