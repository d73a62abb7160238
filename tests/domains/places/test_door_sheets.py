"""Door sheets: every door gets its code, once, and is printed with its newest one."""

import pytest

from tests.factories import people
from tests.factories import places as make
from tests.support.unchanged import refused
from yuanba.domains.places import public as places
from yuanba.domains.places.models import DoorCode
from yuanba.platform.access.public import ANONYMOUS, SYSTEM
from yuanba.platform.events.public import Event

pytestmark = pytest.mark.django_db


@pytest.fixture
def yard():
    """An estate with a building of two units."""
    yard = make.estate()
    for code in ("3-1-902", "3-2"):
        make.place(yard, code)
    return yard


def labels(sheets):
    return [sheet.place.path for sheet in sheets]


def test_every_door_below_gets_one_code_and_homes_get_none(yard):
    building = make.place(yard, "3")
    below = places.sheets_under(SYSTEM, building)
    assert (below.missing, below.ready) == (below.doors, 0)
    assert places.issue_missing_codes(actor=SYSTEM, yard=yard, place_id=building.id) == below.doors
    assert places.issue_missing_codes(actor=SYSTEM, yard=yard, place_id=building.id) == 0
    kinds = set(DoorCode.objects.filter(yard=yard).values_list("place__kind", flat=True))
    assert kinds == {"building", "unit"}
    assert Event.objects.filter(yard=yard, name="place.door_issued").count() == below.doors
    after = places.sheets_under(SYSTEM, building)
    assert (after.missing, after.ready, after.parts) == (0, below.doors, ("",))


def test_sheets_carry_the_newest_code_that_is_in_use(yard):
    unit = make.place(yard, "3-1")
    doors = [places.issue_door_code(actor=SYSTEM, yard=yard, place_id=unit.id) for _ in range(3)]
    places.revoke_door_code(actor=SYSTEM, yard=yard, token=doors[2].token)
    assert [sheet.token for sheet in places.door_sheets(SYSTEM, unit)] == [doors[1].token]


def test_a_long_list_goes_on_where_a_part_ended(yard, monkeypatch):
    from yuanba.domains.places.queries import doors

    monkeypatch.setattr(doors, "SHEETS", 2)
    root = places.root(yard)
    while places.issue_missing_codes(actor=SYSTEM, yard=yard, place_id=root.id):
        pass
    below = places.sheets_under(SYSTEM, root)
    parts = [labels(places.door_sheets(SYSTEM, root, after=part)) for part in below.parts]
    assert [len(part) for part in parts[:-1]] == [2] * (len(parts) - 1)
    assert sorted(path for part in parts for path in part) == sorted({path for part in parts for path in part})
    assert sum(map(len, parts)) == below.doors


def test_a_butler_prints_the_own_doors_only(yard):
    own, other = make.place(yard, "3-1"), make.place(yard, "3-2")
    butler = people.staff(yard, "butler", own.path)
    assert places.issue_missing_codes(actor=butler, yard=yard, place_id=own.id) == 1
    assert places.places_to_hang(butler, yard) == [own]
    for place in (other, make.place(make.estate("YY", "云岭"), "3")):
        with refused("not-found"):
            places.issue_missing_codes(actor=butler, yard=place.yard, place_id=place.id)


@pytest.mark.parametrize("role", ["engineer", "owner"])
def test_who_has_no_right_prints_no_code(yard, role):
    building = make.place(yard, "3")
    actor = ANONYMOUS if role == "owner" else people.staff(yard, role)
    with refused("not-found"):
        places.issue_missing_codes(actor=actor, yard=yard, place_id=building.id)
    for ask in (places.door_sheets, places.sheets_under):
        with refused("not-found"):
            ask(actor, building)
    assert places.places_to_hang(actor, yard) == []


def test_where_no_code_hangs_and_behind_a_strange_sign_there_is_no_sheet(yard):
    building = make.place(yard, "3")
    for after in ("", "\0", "9"):
        with refused("not-found"):
            places.door_sheets(SYSTEM, building, after=after)
