"""What can be ticked for a grid on the map of one estate: its buildings; of one building its units and homes."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from yuanba.domains.places.models import Place
from yuanba.domains.places.queries.overlay import GridLine, grids_in
from yuanba.domains.places.rules.matrix import natural
from yuanba.domains.places.rules.spots import OTHER
from yuanba.kernel.paths import covers
from yuanba.platform.access.public import within
from yuanba.platform.yards.models import Yard

WHOLE = ("root", "zone", "building")
INSIDE = ("unit", "home", "shop")
MOST = 1000


@dataclass(frozen=True)
class Tick:
    """A place that can be ticked: how many homes it has, how many of them lie in the grid, and in which other grid.

    `opens`: its units and homes can be ticked one by one.
    """

    place: Place
    is_in: bool
    homes: int
    inside: int
    elsewhere: str = ""
    elsewhere_en: str = ""
    opens: bool = False

    @property
    def is_partly(self) -> bool:
        """Some of its homes lie in the grid, by themselves or with their unit."""
        return not self.is_in and self.inside > 0


def opens(place: Place) -> bool:
    """Whether the units and homes of a place are ticked on a page of their own."""
    return place.kind == Place.Kind.BUILDING or place.path == f"{place.yard.path}/{OTHER}"


def tickable(estate: Yard, at: Place | None) -> list[Place]:
    """The estate with its zones and buildings; of a building itself with its units, homes and shops."""
    rows = Place.objects.filter(yard=estate)
    if at is None:
        rows = rows.filter(kind__in=WHOLE)
    else:
        rows = rows.filter(Q(path=at.path) | (Q(kind__in=INSIDE) & within((at.path,))))
    found = sorted(rows[:MOST], key=lambda place: [natural(step) for step in place.path.split("/")])
    for place in found:
        place.yard = estate
    return found


def ticks(line: GridLine, estate: Yard, at: Place | None) -> list[Tick]:
    """Each of them, as it stands in the grid; three statements."""
    others = [
        one
        for one in grids_in(estate)
        if one.grid.id != line.grid.id and (one.grid.yard_id, one.grid.level) == (line.grid.yard_id, line.grid.level)
    ]
    homes = Place.objects.filter(within(((at or estate).path,)), yard=estate, kind=Place.Kind.HOME)
    paths = list(homes.values_list("path", flat=True))
    return [_tick(line, others, paths, place) for place in tickable(estate, at)]


def _tick(line: GridLine, others: Sequence[GridLine], homes: Sequence[str], place: Place) -> Tick:
    here = [home for home in homes if covers(place.path, home)]
    inside = sum(any(covers(path, home) for path in line.paths) for home in here)
    other = next((one.grid for one in others if any(covers(path, place.path) for path in one.paths)), None)
    names = (other.name, other.name_en) if other else ("", "")
    return Tick(place, place.path in line.paths, len(here), inside, *names, opens=opens(place))
