"""What scenes are built with."""

import re

import pytest

from yuanba.demo.scenes import SCENES
from yuanba.demo.stage import ground, households
from yuanba.demo.stage.divisions import DIVISIONS
from yuanba.demo.stage.names import GIVEN, SURNAMES, mobile, named
from yuanba.domains.people import public as people
from yuanba.domains.people.public import is_phone
from yuanba.domains.places.public import Place
from yuanba.platform.yards.models import Yard


@pytest.mark.parametrize(("homes", "people_"), [(1143, 2534), (1079, 2500), (3, 4), (5, 5), (7, 20)])
def test_so_many_people_live_in_the_homes_and_somebody_in_each(homes, people_):
    yard = Yard(code="X", kind="estate", path="x/X")
    places = [Place(yard=yard, kind="home", path=f"x/X/{number}") for number in range(homes)]
    found = list(households.filled(places, people_, {}))
    assert len(found) == people_
    assert {one.home.path for one in found if one.kind == "owner"} == {home.path for home in places}
    assert len({(one.home.path, one.number) for one in found}) == people_


def test_guests_take_the_first_places_of_their_home():
    yard = Yard(code="X", kind="estate", path="x/X")
    places = [Place(yard=yard, kind="home", path=f"x/X/{number}") for number in range(4)]
    found = list(households.filled(places, 9, {"x/X/1": 2}))
    assert len(found) == 7
    assert not any(one.home.path == "x/X/1" and one.kind == "owner" for one in found)


def test_every_name_has_two_languages_and_no_two_neighbours_are_namesakes():
    assert all(re.fullmatch("[\u4e00-\u9fff]", zh) and re.fullmatch("[A-Z][a-z]+", en) for zh, en in SURNAMES)
    assert all(re.fullmatch("[\u4e00-\u9fff]{2}", zh) and re.fullmatch("[A-Z][a-z']+", en) for zh, en in GIVEN)
    some = [named(number) for number in range(400)]
    assert len(set(some)) == 400
    assert named(5, family=9)[0][0] == named(9)[0][0]


def test_telephones_are_of_nobody():
    assert {mobile(number)[:9] for number in range(0, 20_000, 7)} == {"138 0000 "}
    assert is_phone(people.plain_phone(mobile(12_345)))


def test_a_block_has_its_floors_and_doors_but_not_what_is_left_out():
    block = ground.Block("1", 2, 3, 2, lowest=2, without=("2-301",))
    rooms = [(row[2], row[3]) for row in ground.rows((block,))]
    assert rooms == [(1, "201"), (1, "202"), (1, "301"), (1, "302"), (2, "201"), (2, "202"), (2, "302")]


def test_divisions_lie_in_one_another_by_their_codes():
    for code in DIVISIONS:
        assert len(code) == 4 or any(code.startswith(above) for above in DIVISIONS if len(above) < len(code))


def test_a_scene_has_its_own_name_estate_and_people():
    assert len({scene.id for scene in SCENES}) == len({scene.yard for scene in SCENES}) == len(SCENES)
    names = [one.username for scene in SCENES for one in scene.sign_ins]
    assert len(set(names)) == len(names)
    assert all(3 <= len(scene.sign_ins) <= 6 for scene in SCENES[1:])
    known = people.POST_ROLES | people.TENURE_ROLES
    assert {one.role for scene in SCENES for one in scene.sign_ins} <= known.keys()
