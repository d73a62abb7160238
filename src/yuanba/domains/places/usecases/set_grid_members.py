"""What belongs to a grid is set anew, as a whole or among some places."""

from collections.abc import Iterable
from uuid import UUID

from django.db import transaction

from yuanba.domains.places.access import grid_to_draw
from yuanba.domains.places.events import GridMembersSet
from yuanba.domains.places.models import Grid, GridMember, Place
from yuanba.domains.places.rules.grids import outside, overlapping, shortest
from yuanba.kernel.errors import Refusal, register
from yuanba.platform.access.public import Actor, lent_until, within
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard

register("grid-outside", 422, "This place does not lie in your area, or there is none: %(path)s.")
register("grid-overlap", 409, "This place belongs to another grid of the same kind: %(path)s.")
register("grid-above", 422, "A micro-grid lies in its grid; this place does not: %(path)s.")
register(
    "lent-grid",
    409,
    "You stand in for somebody until %(until)s: whoever looks after a grid sees its homes longer. "
    "You can take places out; whoever has the post adds them.",
)
register("grid-below", 409, "A micro-grid of this grid needs this place: %(path)s.")


def set_grid_members(
    *, actor: Actor, yard: Yard, grid_id: UUID, paths: Iterable[str], among: Iterable[str] | None = None
) -> tuple[str, ...]:
    """The members as they are kept: a path below another one is in it already. The same again changes nothing.

    With `among` only these are set anew: what else belongs to the grid stays, whoever chose it meanwhile.

    Refused: `grid-outside`, `grid-overlap`, `grid-above`, `grid-below`, `lent-grid` where a right that is only lent
    would add a place, absent.
    """
    with transaction.atomic():
        Yard.objects.select_for_update(no_key=True).get(id=yard.id)
        grid = grid_to_draw(actor, yard, grid_id)
        known = set(grid.members.values_list("path", flat=True))
        kept = set() if among is None else known - set(among)
        wanted = shortest(kept | set(paths))
        _check(grid, yard, wanted)
        if known == set(wanted):
            return wanted
        _keep_what_is_lent(actor, yard, known, wanted)
        grid.members.exclude(path__in=wanted).delete()
        GridMember.objects.bulk_create(
            GridMember(yard=yard, grid=grid, path=path) for path in wanted if path not in known
        )
        told = GridMembersSet(code=grid.code, members=len(wanted))
        record(told, yard=yard, actor=actor, subject=grid.id)
    return wanted


def _check(grid: Grid, yard: Yard, paths: tuple[str, ...]) -> None:
    """Members are places of the area, of one grid of a level only, and fit the grid above and those below."""
    others = GridMember.objects.filter(yard=yard, grid__level=grid.level).exclude(grid=grid)
    _refuse("grid-outside", _unknown(yard, paths))
    _refuse("grid-overlap", overlapping(paths, others.values_list("path", flat=True)))
    if grid.above:
        _refuse("grid-above", outside(paths, grid.above.members.values_list("path", flat=True)))
    below = GridMember.objects.filter(yard=yard, grid__above=grid).values_list("path", flat=True)
    _refuse("grid-below", outside(below, paths))


def _keep_what_is_lent(actor: Actor, yard: Yard, known: set[str], wanted: tuple[str, ...]) -> None:
    """A place of a grid opens its homes to whoever is posted there, whenever: a lent right adds none."""
    last = lent_until(actor, "place.grid", yard)
    if last is not None and outside(wanted, known):
        raise Refusal("lent-grid", until=last.isoformat())


def _refuse(code: str, paths: tuple[str, ...]) -> None:
    if paths:
        place = Place.objects.filter(path=paths[0]).first()
        raise Refusal(code, path=place.label if place else paths[0])


def _unknown(yard: Yard, paths: tuple[str, ...]) -> tuple[str, ...]:
    """The paths where the keeper's area has no place: of an office all of its division, of an estate its own tree."""
    top = yard.path if yard.kind == Yard.Kind.ESTATE else yard.path.rpartition("/")[0]
    estates = list(Yard.objects.filter(within((top,)), kind=Yard.Kind.ESTATE).values_list("id", flat=True))
    known = set(Place.objects.filter(yard__in=estates, path__in=paths).values_list("path", flat=True))
    return tuple(path for path in paths if path not in known)
