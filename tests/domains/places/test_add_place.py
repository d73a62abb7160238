"""The tree grows downwards."""

from uuid import uuid4

import pytest

from tests.factories import places as make
from tests.support.unchanged import refused
from yuanba.domains.places import public as places
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.events.public import Event

pytestmark = pytest.mark.django_db


@pytest.fixture
def yard():
    return make.estate()


def add(yard, parent, **more):
    words = {"kind": "building", "code": "5", "name": "5 栋"}
    return places.add_place(actor=SYSTEM, yard=yard, parent_id=parent.id, **(words | more))


def test_a_label_names_the_way_down(yard):
    home = make.place(yard, "3-1-902")
    assert home.label == "3 栋 1 单元 902"
    assert home.label_en == "Block 3, unit 1, 902"
    assert home.path == yard.path + "/3/1/902"
    assert home.parent.parent.parent == places.root(yard)


def test_it_is_told(yard):
    building = add(yard, places.root(yard))
    event = Event.objects.get(yard=yard, subject=building.id)
    assert (event.name, event.payload) == ("place.added", {"path": building.path, "kind": "building"})


def test_a_code_is_given_once_below_a_place(yard):
    building = make.place(yard, "3")
    with refused("place-taken"):
        add(yard, places.root(yard), code="3")
    assert add(yard, building, kind="unit", code="3").path == yard.path + "/3/3"


@pytest.mark.parametrize("code", ["", "a/b", "x" * 31, "\x00"])
def test_a_code_that_would_break_the_path(yard, code):
    root = places.root(yard)
    with refused("invalid", code="place-code"):
        add(yard, root, code=code)


def test_a_parent_that_is_not_there_or_elsewhere(yard):
    elsewhere = places.root(make.estate("YX", "云栖坊"))
    with refused("not-found"):
        add(yard, elsewhere)
    with refused("not-found"):
        places.add_place(actor=SYSTEM, yard=yard, parent_id=uuid4(), kind="unit", code="1", name="1")
