"""The checklist of a complete community, and titles."""

from datetime import date, datetime

import pytest

from tests.factories import people
from tests.factories import places as make
from tests.support.pictures import photograph
from tests.support.unchanged import everything, refused
from yuanba.domains.places import public as places
from yuanba.kernel import clock
from yuanba.platform.events.public import Event
from yuanba.platform.files.public import store_image

DAY = date(2026, 3, 2)


@pytest.fixture
def yard(db):
    with clock.at(datetime(2026, 3, 2, 9, tzinfo=clock.SHANGHAI)):
        yield make.estate()


def judge(actor, yard, **said):
    return places.judge_criterion(actor=actor, yard=yard, **({"key": "green", "state": "met", "day": DAY} | said))


def test_there_are_twenty_things_in_six_groups(yard):
    standing = places.complete(yard)
    assert [len(lines) for lines in standing.groups.values()] == [5, 3, 5, 2, 2, 3]
    assert (standing.total, standing.met, standing.judged, standing.last) == (20, 0, 0, None)


def test_what_was_judged_is_counted_with_its_evidence(yard):
    manager = people.staff(yard, "manager")
    photo = store_image(yard, photograph(size=(48, 48)))
    first = judge(manager, yard, photos=[photo.id], words="中心绿地")
    before = everything()
    assert judge(manager, yard, photos=[photo.id], words="中心绿地") == first
    assert everything() == before
    judge(manager, yard, key="nursery", state="lacking")
    judge(manager, yard, words="中心绿地", state="partly")
    standing = places.complete(yard)
    assert (standing.met, standing.judged, standing.last) == (0, 2, DAY)
    assert places.criterion_photo(yard, "green") == photo
    with refused("not-found"):
        places.criterion_photo(yard, "nursery")
    told = Event.objects.filter(yard=yard, name="place.criterion_judged").order_by("id")
    assert [one.payload["state"] for one in told] == ["met", "lacking", "partly"]


def test_what_is_wrong_is_refused(yard):
    manager, butler = people.staff(yard, "manager"), people.staff(yard, "butler")
    with refused("invalid", state="criterion-state", day="criterion-day"):
        judge(manager, yard, state="x", day=date(2026, 3, 3))
    with refused("not-found"):
        judge(manager, yard, key="x")
    with refused("not-found"):
        judge(butler, yard)
    with refused("invalid", name="honour-name", giver="honour-name", given="honour-day"):
        places.note_honour(actor=manager, yard=yard, name="", giver="x" * 81, day=date(2027, 1, 1))
    with refused("not-found"):
        places.note_honour(actor=butler, yard=yard, name="示范小区", giver="市住建局", day=DAY)


def test_a_title_is_noted_once_and_taken_off(yard):
    supervisor = people.staff(make.community_office(), "community-supervisor")
    said = {"name": "示范小区", "giver": "市住建局", "day": DAY}
    honour = places.note_honour(actor=supervisor, yard=yard, **said)
    assert places.note_honour(actor=supervisor, yard=yard, **said) == honour
    assert places.honours(yard) == [honour]
    places.take_off_honour(actor=supervisor, yard=yard, honour_id=honour.id)
    assert places.honours(yard) == []
    with refused("not-found"):
        places.take_off_honour(actor=supervisor, yard=yard, honour_id=honour.id)
    told = Event.objects.filter(yard=yard, name="place.honour_noted").order_by("id")
    assert [one.payload["noted"] for one in told] == [True, False]


def test_oversight_has_a_figure_an_estate(yard):
    supervisor = people.staff(make.community_office(), "community-supervisor")
    judge(supervisor, yard)
    judge(supervisor, yard, key="nursery", state="partly")
    make.estate("JZ", "别的苑")
    rows = places.complete_estates(supervisor)
    assert [(one.profile.name, one.met, one.judged, one.last) for one in rows] == [
        ("金桂苑", 1, 2, DAY),
        ("别的苑", 0, 0, None),
    ]
    assert places.complete_estates(supervisor, after=rows[0].profile.yard.path)[0].profile.name == "别的苑"
