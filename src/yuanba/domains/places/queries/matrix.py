"""The unit matrix (楼盘表): a building floor by floor, with what a caller measures at each home."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from yuanba.domains.places.models import Place
from yuanba.domains.places.rules.matrix import Door, Layout, floor_of, heat, laid_out, natural
from yuanba.domains.places.rules.spots import OTHER
from yuanba.platform.access.public import Actor, can, check, within
from yuanba.platform.yards.models import Yard

HOMES = ("home", "shop", "room")
Measure = Callable[[str], Mapping[UUID, int]]  # of a path: how much at each place at or below it


@dataclass(frozen=True)
class Matrix:
    """A building laid out; `names` of its units by code; `elsewhere` is what was measured at no home of it."""

    building: Place
    layout: Layout
    names: Mapping[str, Place]
    homes: int
    value: int
    elsewhere: int


@dataclass(frozen=True)
class BuildingLine:
    """A building of the list: how many homes, what was measured in all of it, how dark it stands beside the others
    (0 to 4), and whether none has more while some have less.
    """

    building: Place
    homes: int
    value: int
    level: int
    is_worst: bool


def unit_matrix(actor: Actor, building: Place, measure: Measure) -> Matrix:
    """The homes of a building by floor and unit. Refused as absent without the right to see it."""
    check(actor, "place.matrix", building)
    rows = Place.objects.filter(within((building.path,)), yard=building.yard, kind__in=(*HOMES, "unit"))
    found = list(rows.only("yard", "kind", "name", "name_en", "path", "floor").order_by("path"))
    measured = measure(building.path)
    doors = [_door(building, place, measured.get(place.id, 0)) for place in found if place.kind in HOMES]
    names = {_below(building, place): place for place in found if place.kind == Place.Kind.UNIT}
    at_homes, value = sum(door.value for door in doors), sum(measured.values())
    return Matrix(building, laid_out(doors), names, len(doors), value, value - at_homes)


def _door(building: Place, place: Place, value: int) -> Door:
    """The way from the building down is the unit, if there is one, and the home."""
    unit, _, code = _below(building, place).rpartition("/")
    return Door(place.id, unit, code, floor_of(place.floor, code), value)


def from_the_top(homes: Iterable[Place]) -> list[Place]:
    """Homes as somebody passes them who takes the lift up and walks down; those on no known floor last."""

    def key(home: Place) -> tuple[int, tuple[int, int, str]]:
        code = home.path.rpartition("/")[2]
        return -(floor_of(home.floor, code) or -99), natural(code)

    return sorted(homes, key=key)


def _below(building: Place, place: Place) -> str:
    return place.path.removeprefix(f"{building.path}/")


def buildings(actor: Actor, yard: Yard, measure: Measure) -> list[BuildingLine]:
    """The buildings the actor may see, in natural order, with their homes and what was measured in them.

    The zone of what stands in no building is one of them.
    """
    known = Q(kind=Place.Kind.BUILDING) | Q(path=f"{yard.path}/{OTHER}")
    seen = [place for place in Place.objects.filter(known, yard=yard) if can(actor, "place.matrix", place)]
    measured = measure(yard.path) if seen else {}
    homes, value = Counter[str](), Counter[str]()
    of = {place.path for place in seen}
    for place_id, path, kind in Place.objects.filter(yard=yard).values_list("id", "path", "kind"):
        above = _building_of(path, of)
        homes[above] += kind in HOMES
        value[above] += measured.get(place_id, 0)
    most, least = max((value[path] for path in of), default=0), min((value[path] for path in of), default=0)
    lines = [_line(place, homes[place.path], value[place.path], (least, most)) for place in seen]
    return sorted(lines, key=lambda line: [natural(step) for step in line.building.path.split("/")])


def _line(building: Place, homes: int, value: int, between: tuple[int, int]) -> BuildingLine:
    least, most = between
    return BuildingLine(building, homes, value, heat(value, most), least < value == most)


def _building_of(path: str, buildings: set[str]) -> str:
    """The building a place stands in; empty for none."""
    while path and path not in buildings:
        path = path.rpartition("/")[0]
    return path
