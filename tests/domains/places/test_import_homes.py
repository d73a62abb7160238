"""Homes from a spreadsheet: every row ok or refused, the same again changes nothing, a dry run leaves nothing."""

import re

import pytest

from tests.architecture.source import DOMAINS
from tests.factories import people, places
from tests.support.statements import statements
from tests.support.unchanged import everything, refused
from yuanba.domains.places.public import HINTS, Place, find_place, import_homes
from yuanba.domains.places.usecases import _homes
from yuanba.platform.access.public import ANONYMOUS, SYSTEM
from yuanba.platform.events.public import Event
from yuanba.platform.sheets.public import Line

pytestmark = pytest.mark.django_db
ROWS = [
    (2, {"whole": "1-1-101", "area": "94.56", "floor": "1"}),
    (3, {"whole": "1-1-102", "area": "88", "floor": "1"}),
    (4, {"whole": "1-2-101", "area": "88.125"}),
    (5, {"whole": "商场107门市", "area": "30"}),
    (6, {"whole": "", "area": "30"}),
    (7, {"whole": "1-1-103", "area": "x"}),
]


@pytest.fixture
def estate():
    return places.estate("H1")


def take(estate, rows=ROWS, **more):
    return import_homes(actor=SYSTEM, yard=estate, lines=[Line(*row) for row in rows], **more)


def test_every_row_is_ok_or_refused(estate):
    made = take(estate)
    assert [(one.number, one.refused, one.warnings) for one in made.outcomes] == [
        (2, "", ()),
        (3, "", ()),
        (4, "", ("home-area-rounded",)),
        (5, "", ()),
        (6, "home-place", ()),
        (7, "home-area", ()),
    ]
    assert (made.added, made.changed, made.refused, made.warned, made.places) == (4, 0, 2, 1, 8)
    assert made.reasons == {"home-area": 1, "home-area-rounded": 1, "home-place": 1}


def test_the_tree_above_a_home_is_made_with_it(estate):
    take(estate)
    home = Place.objects.select_related("parent__parent").get(yard=estate, path=f"{estate.path}/1/2/101")
    assert (home.kind, home.label, home.label_en, home.area, home.floor) == (
        "home",
        "1 栋 2 单元 101",
        "Block 1, unit 2, 101",
        8813,
        None,
    )
    assert (home.parent.kind, home.parent.parent.kind) == ("unit", "building")
    shop = Place.objects.get(yard=estate, kind="shop")
    assert (shop.label, shop.path) == ("其他 商场107门市", f"{estate.path}/其他/商场107门市")


def test_it_is_told_once_with_its_counts(estate):
    take(estate)
    assert Event.objects.get(yard=estate, name="place.homes_imported").payload == {
        "rows": 6,
        "added": 4,
        "changed": 0,
        "refused": 2,
        "batch": 1,
    }


def test_the_same_again_changes_nothing(estate):
    take(estate)
    before = everything()
    made = take(estate)
    assert (made.added, made.changed, made.places) == (0, 0, 0)
    assert everything() == before


def test_what_the_file_says_prevails_and_what_it_leaves_out_stays(estate):
    take(estate)
    made = take(estate, [(2, {"whole": "1-1-101", "area": "95"}), (3, {"whole": "1-1-102"})])
    assert (made.added, made.changed) == (0, 1)
    areas = dict(Place.objects.filter(yard=estate, kind="home").values_list("path", "area"))
    assert areas[f"{estate.path}/1/1/101"] == 9500
    assert areas[f"{estate.path}/1/1/102"] == 8800
    assert Place.objects.get(yard=estate, path=f"{estate.path}/1/1/101").floor == 1


def test_a_dry_run_says_the_same_and_leaves_nothing(estate):
    before = everything()
    dry = take(estate, dry_run=True)
    assert everything() == before
    assert dry == take(estate)


def test_a_home_on_several_rows_is_one_home(estate):
    rows = [(2, {"whole": "1-1-101", "area": "88"}), (3, {"whole": "1-1-101", "area": "88"})]
    made = take(estate, [*rows, (4, {"whole": "1-1-101", "area": "90"}), (5, {"whole": "1-1-101"})])
    told = [(), (), ("home-twice",), ("home-area-none",)]
    assert (made.added, made.refused, [one.warnings for one in made.outcomes]) == (1, 0, told)
    assert Place.objects.get(yard=estate, kind="home").area == 8800


@pytest.mark.parametrize("role", [None, "butler", "community-supervisor"])
def test_who_may_not(estate, role):
    actor = people.staff(estate, role) if role else ANONYMOUS
    with refused("not-found"):
        import_homes(actor=actor, yard=estate, lines=[Line(*row) for row in ROWS])


def test_the_manager_of_another_estate_may_not(estate):
    actor = people.staff(places.estate("H2"), "manager")
    with refused("not-found"):
        import_homes(actor=actor, yard=estate, lines=[Line(*row) for row in ROWS])


def test_so_many_statements_for_however_many_rows(estate):
    counts = []
    for building in (2, 3):
        homes = [(n, {"whole": f"{building}-1-{n}", "area": "88"}) for n in range(100, 100 + 300 * (building - 1))]
        with statements() as said:
            take(estate, homes)
        counts.append(len(said))
    assert counts[1] - counts[0] <= 300 // 50  # a statement takes so many values


INSIDE = [(2, {"whole": "1-101", "area": "88"}), (3, {"whole": "1-101-5", "area": "88"})]


@pytest.mark.parametrize("rows", [INSIDE, INSIDE[::-1]])
def test_no_home_stands_in_a_home(estate, rows):
    made = take(estate, rows)
    assert [one.refused for one in made.outcomes] == ["", "home-inside"]
    assert Place.objects.filter(yard=estate, kind="home").count() == 1
    before = everything()
    assert [one.refused for one in take(estate, rows).outcomes] == ["", "home-inside"]
    assert everything() == before


def test_a_zone_that_is_a_building_here_is_said(estate):
    made = take(estate, [(2, {"whole": "5-1-101", "area": "88"}), (3, {"whole": "5-2-1-1102", "area": "88"})])
    assert [one.warnings for one in made.outcomes] == [(), ("home-kind",)]
    assert Place.objects.get(yard=estate, path=f"{estate.path}/5/2").label == "5 栋 2 栋"
    assert find_place(estate, "5 栋").path == f"{estate.path}/5"
    again = take(estate, [(2, {"whole": "6-2-1-1102", "area": "88"}), (3, {"whole": "6-1-101", "area": "88"})])
    assert [one.warnings for one in again.outcomes] == [(), ("home-kind",)]


def test_what_is_no_building_takes_no_home(estate):
    places.point(estate, "8")
    assert take(estate, [(2, {"whole": "8-101", "area": "88"})]).reasons == {"home-inside": 1}


@pytest.mark.parametrize("length", [1, 3, 500])
def test_it_makes_no_difference_how_long_a_slice_is(estate, length, monkeypatch):
    monkeypatch.setattr(_homes, "SLICE", length)
    rows = [*ROWS, *((n, {"whole": f"2-1-{n % 9}", "area": str(80 + n // 14)}) for n in range(8, 20))]
    dry = take(estate, rows, dry_run=True)
    made = take(estate, rows)
    assert dry == made
    assert (made.added, made.refused, made.reasons["home-twice"]) == (13, 2, 3)
    again = take(estate, rows)
    assert (again.added, again.changed, again.places) == (0, 0, 0)


def test_every_code_has_its_hint():
    rules = "".join(path.read_text(encoding="utf-8") for path in (DOMAINS / "places").rglob("*.py"))
    assert set(re.findall(r'register\(\s*"(home-[a-z-]+)"', rules)) == HINTS.keys()
