"""The unit matrix: every home once, on its floor, in its unit; what is measured adds up; few statements."""

from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import cases, people, places
from tests.support.statements import statements
from yuanba.domains.cases.public import by_place, narrow_of
from yuanba.domains.places.public import Place, buildings, find_place, import_homes, unit_matrix
from yuanba.domains.places.rules.matrix import Door, floor_of, heat, laid_out, natural
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import ANONYMOUS, SYSTEM
from yuanba.platform.sheets.public import Line

OPEN = narrow_of({"state": "open"})


def door(code, unit="1", floor=None, value=0):
    return Door(uuid4(), unit, code, floor_of(floor, code), value)


def drawn(layout):
    return [(floor.number, " ".join(one.code if one else "." for one in floor.doors)) for floor in layout.floors]


@pytest.mark.parametrize(
    ("known", "code", "floor"),
    [
        (None, "902", 9),
        (None, "1101", 11),
        (None, "0902", 9),
        (None, "101", 1),
        (-1, "902", -1),
        (None, "12", None),
        (None, "001", None),
        (None, "底商3", None),
        (None, "12345", None),
        (None, "９０２", None),
    ],
)
def test_floors(known, code, floor):
    assert floor_of(known, code) == floor


def test_a_building_is_drawn_from_the_top_down():
    layout = laid_out([door("101"), door("102"), door("201"), door("103", "2"), door("202"), door("203", "2")])
    assert layout.units == (("1", 2), ("2", 1))
    assert drawn(layout) == [(2, "201 202 203"), (1, "101 102 103")]


def test_where_there_is_no_door_the_square_is_empty():
    layout = laid_out([door("101"), door("103"), door("202"), door("204")])
    assert drawn(layout) == [(2, ". 202 . 204"), (1, "101 . 103 .")]


def test_units_and_floors_stand_in_natural_order():
    layout = laid_out([door("1001", "10"), door("201", "2"), door("底商", "2"), door("1001", "A"), door("负", "", -1)])
    assert [name for name, _width in layout.units] == ["2", "10", "", "A"]
    assert [floor.number for floor in layout.floors] == [10, 2, -1, None]


def test_what_would_stand_in_one_square_stands_in_two_lines():
    assert drawn(laid_out([door("101"), door("0101")])) == [(1, "101"), (1, "0101")]


def test_numbers_that_are_no_positions_stand_in_a_row():
    many = [door(f"{floor}{floor * 7 + n:02}", floor=floor) for floor in range(1, 9) for n in range(2)]
    layout = laid_out(many)
    assert layout.units == (("1", 2),)
    assert [len([one for one in floor.doors if one]) for floor in layout.floors] == [2] * 8


def test_nothing_is_drawn_of_nothing():
    assert laid_out([]) == laid_out(iter(()))
    assert (laid_out([]).units, laid_out([]).floors) == ((), ())


CODES = st.sampled_from([*map(str, range(1, 4001)), "底商1", "A", "01", "0101", "G-001"])
FLOORS = st.sampled_from([None, *range(-2, 41)])
DOORS = st.lists(st.builds(door, CODES, st.sampled_from(["", "1", "2", "10"]), FLOORS, st.integers(0, 9)), max_size=60)


@given(DOORS)
def test_every_door_stands_in_one_square_of_its_unit_and_floor(doors):
    layout = laid_out(doors)
    width = sum(columns for _name, columns in layout.units)
    of = [name for name, columns in layout.units for _column in range(columns)]
    placed = [
        (one, of[column], floor.number) for floor in layout.floors for column, one in enumerate(floor.doors) if one
    ]
    assert {len(floor.doors) for floor in layout.floors} <= {width}
    assert sorted(one.id for one, _unit, _floor in placed) == sorted(one.id for one in doors)
    assert all((one.unit, one.floor) == (unit, number) for one, unit, number in placed)
    assert sum(floor.value for floor in layout.floors) == sum(one.value for one in doors)


@pytest.mark.parametrize(
    ("value", "most", "level"), [(0, 0, 0), (0, 8, 0), (1, 8, 1), (2, 8, 1), (3, 8, 2), (6, 8, 3), (7, 8, 4), (1, 1, 4)]
)
def test_a_building_is_as_dark_as_it_has_of_the_most(value, most, level):
    assert heat(value, most) == level


@pytest.mark.parametrize(("value", "level"), [(0, 0), (1, 1), (2, 2), (3, 3), (4, 3), (5, 4), (99, 4)])
def test_how_dark_a_square_is(value, level):
    assert door("101", value=value).level == level


@given(st.lists(st.one_of(st.text(max_size=5), st.integers(0, 999).map(str))))
def test_any_codes_can_be_sorted(codes):
    numbers = [code for code in sorted(codes, key=natural) if code.isascii() and code.isdecimal()]
    assert [int(code) for code in numbers] == sorted(map(int, numbers))


def take(estate, *homes):
    lines = [Line(number, {"whole": whole, "area": "88"}) for number, whole in enumerate(homes, start=2)]
    import_homes(actor=SYSTEM, yard=estate, lines=lines)


def seen(actor, estate, code="3"):
    building = find_place(estate, code)
    return unit_matrix(actor, building, lambda path: by_place(actor, estate, path, OPEN))


@pytest.fixture
def town(db):
    return cases.town()


def test_open_cases_stand_at_their_homes(town):
    take(town.yard, "3-1-901", "3-1-902", "3-2-901", "4-1-901")
    for _ in range(3):
        cases.report(find_place(town.yard, "3-1-902"))
    cases.report(find_place(town.yard, "3-2-901"), visibility="handlers")
    cases.report(find_place(town.yard, "3-1"))
    cases.report(find_place(town.yard, "4-1-901"))
    matrix = seen(town.manager, town.yard)
    assert [(one.code, one.unit, one.value) for one in matrix.layout.floors[0].doors] == [
        ("901", "1", 0),
        ("902", "1", 3),
        ("901", "2", 1),
    ]
    assert (matrix.homes, matrix.value, matrix.elsewhere) == (3, 5, 1)
    assert [matrix.names[name].name for name, _width in matrix.layout.units] == ["1 单元", "2 单元"]
    assert seen(town.supervisor, town.yard).value == 5


def test_the_buildings_with_what_is_open_in_them(town):
    take(town.yard, "3-1-901", "10-1-101", "10-1-102", "2-1-1-101", "G-001")
    cases.report(find_place(town.yard, "10-1-102"))
    cases.report(find_place(town.yard, "3-1"))
    lines = buildings(town.manager, town.yard, lambda path: by_place(town.manager, town.yard, path, OPEN))
    assert [(one.building.path.removeprefix(f"{town.yard.path}/"), one.homes, one.value) for one in lines] == [
        ("2/1", 1, 0),
        ("3", 1, 1),
        ("10", 2, 1),
        ("其他", 1, 0),
    ]


def test_who_works_in_a_part_sees_that_part(town):
    take(town.yard, "3-1-901", "4-1-901")
    part = people.staff(town.yard, "butler", find_place(town.yard, "3").path)
    assert [line.building.name for line in buildings(part, town.yard, lambda path: {})] == ["3 栋"]
    assert seen(part, town.yard).homes == 1
    with pytest.raises(Refusal, match="not-found"):
        seen(part, town.yard, "4")


@pytest.mark.parametrize("who", ["stranger", "resident", "street", "far"])
def test_who_may_not(town, who):
    take(town.yard, "3-1-901")
    actor = {
        "stranger": lambda: ANONYMOUS,
        "resident": lambda: people.resident(find_place(town.yard, "3-1-901")),
        "street": lambda: town.street,
        "far": lambda: people.staff(places.estate("H2"), "manager"),
    }[who]()
    with pytest.raises(Refusal, match="not-found"):
        seen(actor, town.yard)
    assert buildings(actor, town.yard, lambda path: {}) == []


def test_so_many_statements_for_however_many_homes(town):
    counts = []
    for floors in (2, 60):
        take(
            town.yard,
            *(f"3-{unit}-{floor}{n:02}" for unit in (1, 2) for floor in range(1, floors) for n in range(1, 26)),
        )
        with statements() as said:
            homes = seen(town.manager, town.yard).homes
            lines = buildings(town.manager, town.yard, lambda path: by_place(town.manager, town.yard, path, OPEN))
        counts.append(len(said))
    assert (homes, lines[0].homes) == (2950, Place.objects.filter(yard=town.yard, kind="home").count())
    assert counts == [6, 6]  # with the one that finds the building
