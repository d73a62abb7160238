"""A yard that was moved on the map goes into a pack, and is the same elsewhere; moved there it goes on as another."""

import pytest

from tests.factories.cases import target
from tests.platform.packs.conftest import WORDS
from tests.platform.packs.test_release import NEW, release
from tests.support import databases
from tests.support.unchanged import refused
from yuanba.domains.cases import public as cases
from yuanba.domains.people import public as people
from yuanba.domains.places import public as places
from yuanba.platform.access.public import SYSTEM, Actor
from yuanba.platform.audit import keys
from yuanba.platform.audit.public import seal, verify
from yuanba.platform.packs import public as packs
from yuanba.platform.sealed.keys import forget as forget_keys
from yuanba.platform.yards.models import FormerPath, Yard
from yuanba.platform.yards.public import by_code, forget

NEAR, FAR = "510199001001", "510199002001"


def move(to: str) -> Yard:
    yard = Yard.objects.get(code="JG")
    moved = places.move_estate(actor=SYSTEM, yard=yard, to=to, seen=yard.path)
    seal(moved)
    return moved


def answered(actor: Actor, case: cases.Case) -> str:
    return cases.answer(actor=actor, target=target(case), text="下午来修。").state


def elsewhere(settings, folder):
    """Yet another installation, empty, with keys of its own; returns the key of the one before."""
    signer = keys.public_key().hex()
    databases.empty()
    settings.YUANBA_DATA_DIR = folder
    forget()
    forget_keys()
    return signer


def taken_from(file, signer):
    with packs.opening(file, WORDS) as pack:
        return packs.take(pack, signer=signer, by="li")


@pytest.fixture
def here(here):
    """The town, which was moved below another street."""
    here.was = here.yard.path
    here.yard = move(FAR)
    return here


def test_after_a_move_it_proves_equal_elsewhere(here, written, taken, tmp_path):
    again = packs.export(yard=taken.yard, to=tmp_path / "again.pack", lock=WORDS, by="li")
    assert packs.differences(written[1], again) == []
    assert (again.root, again.shared_root, again.rows) == (written[1].root, written[1].shared_root, written[1].rows)
    assert (taken.yard.path, taken.faults, verify(taken.yard)) == (here.yard.path, (), [])
    profile = places.profile(taken.yard)
    assert (profile.division.code, places.root(taken.yard).path) == (FAR, taken.yard.path)
    stands = places.Place.objects.filter(yard=taken.yard).exclude(path__under=taken.yard.path)
    assert (stands.count(), FormerPath.objects.filter(yard=taken.yard).count()) == (0, 0)


def test_moved_there_and_back_the_pack_holds_what_was_told_and_the_place_of_now(here, tmp_path, settings):
    back = move(NEAR)
    assert back.path == here.was
    made = packs.export(yard=back, to=tmp_path / "a.pack", lock=WORDS, by="wang")
    taken = taken_from(tmp_path / "a.pack", elsewhere(settings, tmp_path / "there"))
    again = packs.export(yard=taken.yard, to=tmp_path / "b.pack", lock=WORDS, by="li")
    assert (packs.differences(made, again), taken.yard.path, verify(taken.yard)) == ([], here.was, [])


def test_moved_where_it_was_taken_over_it_goes_on_from_there_to_a_third(written, taken, settings, tmp_path):
    places.add_division(
        actor=SYSTEM,
        code="510199003",
        level="street",
        name="第三街道",
        name_en="",
        parent=places.profile(taken.yard).division.parent.parent,
    )
    moved = move("510199003")
    made = packs.export(yard=moved, to=tmp_path / "b.pack", lock=WORDS, by="li")
    assert packs.differences(written[1], made) != []
    third = taken_from(tmp_path / "b.pack", elsewhere(settings, tmp_path / "third"))
    again = packs.export(yard=third.yard, to=tmp_path / "c.pack", lock=WORDS, by="zhao")
    assert (packs.differences(made, again), third.yard.path, verify(third.yard)) == ([], moved.path, [])
    assert (again.root, again.rows) == (made.root, made.rows)


def test_moved_handed_over_and_closed_here_it_goes_on_there(here, settings, tmp_path):
    manager = people.actor_of(here.accounts["manager"].id)  # rights as they are after the move
    asked = places.ask_handover(actor=manager, yard=here.yard, to=NEW, receiver="4f" * 32, why="换了物业公司。")
    places.decide_handover(actor=SYSTEM, yard=here.yard, number=asked.number, state="approved")
    made, case = release(here, tmp_path), here.cases["dispatched"]
    with refused("yard-closed"):
        answered(manager, case)
    with refused("yard-closed"):
        places.move_estate(actor=SYSTEM, yard=here.yard, to=NEAR, seen=here.yard.path)
    taken = taken_from(tmp_path / "JG.pack", elsewhere(settings, tmp_path / "there"))
    again = packs.export(yard=taken.yard, to=tmp_path / "again.pack", lock=WORDS, by="li")
    assert (packs.differences(made, again), taken.yard.path) == ([], here.yard.path)
    case.yard = by_code("JG")
    assert answered(SYSTEM, case) == "in-work"
