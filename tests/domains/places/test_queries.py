"""Reading the map."""

from uuid import uuid4

import pytest

from tests.factories import places as make
from tests.support.unchanged import refused
from yuanba.domains.places import public as places
from yuanba.platform.yards.public import by_code

pytestmark = pytest.mark.django_db


@pytest.fixture
def yard():
    yard = make.estate()
    make.place(yard, "3-1-902")
    make.place(yard, "3-1-1001")
    make.point(yard)
    return yard


@pytest.mark.parametrize(
    "typed",
    ["3-1-902", " 3-1-902 ", "3 1 902", "3－1－902", "3--1-902", "3 栋 1 单元 902", "3-1-902\x00", "\u200b3-1-902"],
)
def test_a_home_as_people_type_it(yard, typed):
    assert places.find_place(yard, typed).label == "3 栋 1 单元 902"


@pytest.mark.parametrize("typed", ["", " ", "\x00", "3-1-90", "902", "9-9", "😀", "x" * 5000, "%"])
def test_what_is_not_one_place(yard, typed):
    assert places.find_place(yard, typed) is None


def test_a_name_two_places_share_is_neither(yard):
    make.point(yard, "gate2", "东门")
    assert places.find_place(yard, "东门") is None
    assert places.find_place(yard, "gate").name == "东门"


def test_a_place_by_id_is_of_its_yard(yard):
    home = places.find_place(yard, "3-1-902")
    assert places.place(yard, home.id) == home
    with refused("not-found"):
        places.place(yard, uuid4())
    other = make.estate("YX", "云栖坊")
    with refused("not-found"):
        places.place(other, home.id)


def test_what_is_offered_without_a_code_has_no_homes(yard):
    labels = [place.label for place in places.places_to_choose(yard)]
    assert labels == ["金桂苑", "3 栋", "3 栋 1 单元", "东门"]
    below = places.places_to_choose(yard, (yard.path + "/3",))
    assert [place.label for place in below] == ["3 栋", "3 栋 1 单元"]


def test_estates_at_or_below_a_path_and_no_offices(yard):
    other = make.estate("YX", "云栖坊")
    office = make.community_office()
    community = office.path.rpartition("/")[0]
    assert places.estates_under((community,)) == [yard, other]
    assert places.estates_under((yard.path,)) == [yard]
    assert places.estates_under((community[:-1],)) == []
    assert places.estates_under(()) == []


def test_profiles_in_one_statement(yard, django_assert_num_queries):
    other = make.estate("YX", "云栖坊")
    with django_assert_num_queries(1):
        known = places.profiles([yard.id, other.id])
        assert {one.yard.code: one.name for one in known.values()} == {"JG": "金桂苑", "YX": "云栖坊"}
    assert places.profiles([]) == {}


@pytest.mark.parametrize("code", ["", "NONE", "\x00", "J\nG", "\ud83d", "x" * 5000])
def test_a_code_no_yard_has(code):
    with refused("not-found"):
        by_code(code)
