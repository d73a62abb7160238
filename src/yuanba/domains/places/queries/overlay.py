"""Grids over the map, and stations on it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q
from django.db.models.functions import Coalesce

from yuanba.domains.places.models import Grid, GridMember, Place, Profile, Station
from yuanba.domains.places.rules.hours import is_open, spans_of
from yuanba.domains.places.rules.matrix import natural
from yuanba.kernel.errors import absent
from yuanba.kernel.paging import Page, page_of
from yuanba.kernel.paths import above
from yuanba.platform.access.actions import rule_of
from yuanba.platform.access.public import Actor, paths, within
from yuanba.platform.yards.models import Yard

PAGE = 50
LIVED_IN = (Place.Kind.HOME, Place.Kind.SHOP)


@dataclass(frozen=True)
class GridLine:
    """A grid with the paths that belong to it."""

    grid: Grid
    paths: tuple[str, ...]


@dataclass(frozen=True)
class StationLine:
    """A station with its place, and whether it is open at the moment asked for."""

    place: Place
    station: Station
    is_open: bool


def grids(yard: Yard) -> list[GridLine]:
    """The grids a yard keeps, each before its micro-grids, in order of code."""
    rows = list(Grid.objects.filter(yard=yard).select_related("above", "yard").prefetch_related("members"))
    return sorted((GridLine(row, tuple(sorted(one.path for one in row.members.all()))) for row in rows), key=_order)


def grids_of(path: str) -> list[Grid]:
    """The grids a place belongs to, the nearest first: micro-grids before grids."""
    members = GridMember.objects.filter(path__in=above(path)).select_related("grid")
    found = {one.grid_id: one.grid for one in members}
    return sorted(found.values(), key=lambda grid: (grid.level != "micro", grid.code))


def homes_in(paths: tuple[str, ...]) -> int:
    """How many homes stand at or below these paths."""
    return Place.objects.filter(within(paths), yard__in=_estates(paths), kind=Place.Kind.HOME).count()


def _estates(paths: tuple[str, ...]) -> list[UUID]:
    """The estates in which these paths lie, or which lie below one of them."""
    here = Q(path__in={step for path in paths for step in above(path)}) | within(paths)
    return [yard.id for yard in Yard.objects.filter(here, kind=Yard.Kind.ESTATE)]


def homes_below(paths: tuple[str, ...], after: UUID | None = None) -> Page[Place]:
    """The homes and shops at or below these paths, unit by unit and floor by floor, in whatever estates they stand."""
    here = Place.objects.filter(within(paths), yard__in=_estates(paths), kind__in=LIVED_IN)
    rows = here.select_related("yard", "parent").annotate(level=Coalesce("floor", 0))
    if after:
        last = rows.filter(id=after).first()
        if last is None:
            raise absent()
        rows = rows.filter(_behind(last))
    return page_of(rows.order_by("parent__path", "level", "path"), lambda one: one.id, PAGE)


def _behind(last: Place) -> Q:
    unit = last.parent.path if last.parent else ""
    on_floor = Q(level__gt=last.floor or 0) | Q(level=last.floor or 0, path__gt=last.path)
    return Q(parent__path__gt=unit) | (Q(parent__path=unit) & on_floor)


def homes_by_path(paths: Iterable[str]) -> dict[str, int]:
    """How many homes stand at or below each of these paths; one statement, however many paths and homes."""
    wanted = tuple(set(paths))
    rows = Place.objects.filter(within(wanted), kind=Place.Kind.HOME) if wanted else Place.objects.none()
    counted = dict.fromkeys(wanted, 0)
    for home in rows.values_list("path", flat=True).iterator():
        for up in above(home):
            if up in counted:
                counted[up] += 1
    return counted


def grids_seen(actor: Actor, after: UUID | None = None) -> Page[GridLine]:
    """The grids of the offices in which the actor may see them, as they were drawn."""
    roles = rule_of("place.see_grids").roles
    kept_by = {grant.yard for grant in actor.grants if grant.role in roles}
    here = within(paths(actor, "place.see_grids"), "yard__path") | Q(yard__in=kept_by)
    rows = Grid.objects.filter(here, yard__in=Yard.objects.exclude(kind=Yard.Kind.ESTATE)).select_related(
        "above", "yard"
    )
    if after:
        rows = rows.filter(id__gt=after)
    page = page_of(rows.order_by("id").prefetch_related("members"), lambda one: one.id, PAGE)
    return page.of(GridLine(grid, tuple(sorted(one.path for one in grid.members.all()))) for grid in page.rows)


def grids_in(yard: Yard) -> list[GridLine]:
    """The grids that hold places of an estate, with those of their paths only; its own where they hold all of it."""
    here = within((yard.path,)) | Q(path__in=above(yard.path))
    found: dict[UUID, tuple[Grid, set[str]]] = {}
    for member in GridMember.objects.filter(here).select_related("grid__above", "grid__yard"):
        _grid, inside = found.setdefault(member.grid_id, (member.grid, set()))
        inside.add(max(member.path, yard.path, key=len))
    lines = [GridLine(grid, tuple(sorted(inside))) for grid, inside in found.values()]
    return sorted(lines, key=_order)


def _order(line: GridLine) -> tuple[str, str, bool, list[tuple[int, int, str]]]:
    """By keeper, each grid before its micro-grids, W3-2 before W3-10."""
    grid = line.grid
    return (
        grid.yard.path,
        (grid.above or grid).code,
        grid.level == "micro",
        [natural(one) for one in grid.code.split("-")],
    )


def grid_of(yard: Yard, grid_id: UUID) -> GridLine:
    """One grid of a yard with its paths; refused as absent."""
    grid = Grid.objects.filter(yard=yard, id=grid_id).select_related("above", "yard").first()
    if grid is None:
        raise absent()
    paths = GridMember.objects.filter(yard=yard, grid=grid).order_by("path")
    return GridLine(grid, tuple(paths.values_list("path", flat=True)))


def labels_of(paths: Iterable[str]) -> dict[str, Place]:
    """The places of these paths, with their yards."""
    rows = Place.objects.filter(path__in=set(paths)).select_related("yard")
    return {place.path: place for place in rows}


def stations_near(yard: Yard, moment: datetime) -> list[StationLine]:
    """The stations of an estate, then those of the office of its community; `moment` stands in the local time."""
    division = Profile.objects.filter(yard=yard).values("division")
    offices = Profile.objects.filter(division__in=division).exclude(yard__kind__in=Yard.NO_OFFICE)
    rows = Station.objects.filter(Q(yard=yard) | Q(yard__in=offices.values("yard"))).select_related("place")
    found = [StationLine(row.place, row, is_open(spans_of(row.hours), moment)) for row in rows.order_by("place__path")]
    return sorted(found, key=lambda line: line.station.yard_id != yard.id)


def stations(yard: Yard, moment: datetime) -> list[StationLine]:
    """The stations of a yard in order of path; `moment` stands in the local time."""
    rows = Station.objects.filter(yard=yard).select_related("place").order_by("place__path")
    return [StationLine(row.place, row, is_open(spans_of(row.hours), moment)) for row in rows]
