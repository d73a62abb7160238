"""English names written later: all below a place say so; a person says so on every post."""

import pytest

from tests.factories import people, places
from tests.support.statements import statements
from tests.support.unchanged import everything, refused
from yuanba.domains.people.public import Account, name_person
from yuanba.domains.places.public import Place, name_in_english


@pytest.fixture
def yard(db):
    made = places.estate()
    for code in ("3-1-901", "3-1-902", "31-1-101"):
        places.place(made, code)
    return made


def labels(yard):
    return dict(Place.objects.filter(yard=yard).values_list("path", "label_en"))


def test_all_below_say_the_new_name_and_nobody_else(yard):
    manager, block = people.staff(yard, "manager"), places.place(yard, "3")
    before = labels(yard)
    with statements() as said:
        name_in_english(actor=manager, yard=yard, place_id=block.id, name_en="Willow Court")
    changed = {
        path.removeprefix(f"{yard.path}/"): label for path, label in labels(yard).items() if before[path] != label
    }
    tail = before[f"{yard.path}/3/1/902"].removeprefix(block.label_en)
    assert changed["3/1/902"] == f"Willow Court{tail}"
    assert sorted(changed) == ["3", "3/1", "3/1/901", "3/1/902"]
    assert len(said) == 5
    unit = places.place(yard, "3-1")
    name_in_english(actor=manager, yard=yard, place_id=unit.id, name_en="Stair A")
    assert labels(yard)[unit.path] == "Willow Court, Stair A"
    kept = everything()
    name_in_english(actor=manager, yard=yard, place_id=unit.id, name_en="Stair A")
    assert everything() == kept


def test_who_may_not_and_what_is_no_name(yard):
    block, manager = places.place(yard, "3"), people.staff(yard, "manager")
    butler = people.staff(yard, "butler")
    with refused("not-found"):
        name_in_english(actor=butler, yard=yard, place_id=block.id, name_en="X")
    for name in ("", "x" * 41):
        with refused("invalid", name_en="english-name"):
            name_in_english(actor=manager, yard=yard, place_id=block.id, name_en=name)


def test_a_person_is_named_by_whoever_appoints_or_holds_the_post(yard):
    luo, manager = people.account("罗小满"), people.staff(yard, "manager")
    post = people.post(yard, "butler", None, luo)
    for _again in range(2):
        name_person(actor=manager, yard=yard, post_id=post.id, name_en=" Luo  Xiaoman ")
    assert Account.objects.get(id=luo.id).name_en == "Luo Xiaoman"
    others = (people.staff(yard, "butler"), people.staff(places.estate("YX", "云栖坊"), "manager"))
    for actor in others:
        with refused("not-found"):
            name_person(actor=actor, yard=yard, post_id=post.id, name_en="Nobody")
