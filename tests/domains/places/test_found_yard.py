"""A yard begins to keep records."""

import pytest

from tests.factories import places as make
from tests.support.unchanged import refused
from yuanba.domains.places import public as places
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.events.public import Event
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.public import by_code, forget

pytestmark = pytest.mark.django_db


def found(**more):
    words = {"code": "JG", "kind": "estate", "name": "金桂苑", "phone": "028-0000 1000"}
    forget()  # another test may have had a yard of this code
    return places.found_yard(actor=SYSTEM, division=make.division(), **(words | more))


def test_yard_profile_and_root_stand_together():
    yard = found(name_en="Jingui Court", company="暖巷物业")
    assert yard.path == "5101/510199/510199001/510199001001/JG"
    assert by_code("JG") == yard
    profile, root = places.profile(yard), places.root(yard)
    assert (profile.name, profile.name_en, profile.company) == ("金桂苑", "Jingui Court", "暖巷物业")
    assert (root.kind, root.label, root.label_en, root.path) == ("root", "金桂苑", "Jingui Court", yard.path)
    event = Event.objects.get(yard=yard)
    assert (event.name, event.payload) == ("place.founded", {"code": "JG", "name": "金桂苑"})


def test_without_an_english_name_the_chinese_one_stands():
    assert places.root(found()).label_en == "金桂苑"


@pytest.mark.parametrize("code", ["jg", "1A", "A-B", "", "A" * 13])
def test_a_code_that_is_none(code):
    make.division()
    with refused("invalid", code="yard-code"):
        found(code=code)


def test_a_code_is_given_once():
    found()
    with refused("yard-taken"):
        found(name="云栖坊")


def test_a_division_is_made_known_once():
    first = make.division("street")
    assert make.division("street") == first
    assert first.path == "5101/510199/510199001"
    assert Yard.objects.count() == 0


def test_the_lowest_division_on_a_path():
    yard = found()
    assert places.division_of(yard.path).level == "community"
    assert places.division_of("5101/510199/other").level == "district"
    assert places.division_of("9999") is None


def test_a_handful_of_statements(django_assert_max_num_queries):
    division = make.division()
    with django_assert_max_num_queries(8):  # two savepoints of two, four rows
        places.found_yard(
            actor=SYSTEM, code="JG", kind="estate", division=division, name="金桂苑", phone="028-0000 1000"
        )
