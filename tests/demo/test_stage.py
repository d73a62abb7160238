"""What scenes are built with."""

import re

import pytest

from yuanba.demo.scenes import SCENES
from yuanba.demo.stage import ground, households
from yuanba.demo.stage.divisions import DIVISIONS
from yuanba.demo.stage.names import GIVEN, SURNAMES, mobile, named
from yuanba.domains.people import public as people
from yuanba.domains.people.public import is_phone


def people_in(columns):
    owner, _phone, family, tenant, *_ = columns
    return [name for name in (owner, tenant, *family.split("、")) if name]


@pytest.mark.parametrize(("floors", "people_"), [(285, 2534), (270, 2500), (1, 4), (1, 5), (2, 20)])
def test_so_many_people_live_in_the_homes_and_an_owner_in_each(floors, people_):
    found = households.listed([ground.Block("1", 1, floors, 4)], people_)
    assert sum(len(people_in(one)) for one in found) == people_
    assert all(one[0] for one in found)
    assert all(len(set(people_in(one))) == len(people_in(one)) for one in found)


@pytest.mark.parametrize(("kind", "owners"), [("owner", 3), ("tenant", 4)])
def test_a_guest_takes_a_place_of_the_own_home(kind, owners):
    guest = households.Guest("anna", "安娜", "Anna", "1/1/102", kind=kind)
    found = households.listed([ground.Block("1", 1, 1, 4)], 9, [guest])
    assert sum(len(people_in(one)) for one in found) == 8
    assert sum(bool(one[0]) for one in found) == owners


def test_the_place_of_a_row_has_its_zone():
    block = ground.Block("3", 2, 1, 1, zone="A区")
    assert [households.at(row) for row in ground.rows([block])] == ["A/3/1/101", "A/3/2/101"]


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
    assert all(3 <= len(scene.sign_ins) <= 8 for scene in SCENES[1:])
    known = people.POST_ROLES | people.TENURE_ROLES
    assert {one.role for scene in SCENES for one in scene.sign_ins} <= known.keys()
