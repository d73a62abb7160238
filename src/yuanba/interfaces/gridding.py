"""Ticking on the map of one estate what lies in a grid: buildings, or the units and homes of one building."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.http import HttpRequest

from yuanba.domains.people import public as people
from yuanba.domains.places import public as places
from yuanba.interfaces.asking import uuid_or_absent
from yuanba.kernel.errors import absent
from yuanba.kernel.paths import covers, touch
from yuanba.platform.access.public import Actor, can
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.public import by_code
from yuanba.ui.forms import Form

DRAWS = "place.grid"


def area_of(keeper: Yard) -> str:
    """Where a keeper may draw: an estate in itself, an office in all of its division."""
    return keeper.path if keeper.kind == Yard.Kind.ESTATE else keeper.path.rpartition("/")[0]


def line_over(actor: Actor, keeper: str, grid_id: UUID, estate: Yard) -> places.GridLine:
    """A grid that touches an estate, or may be drawn over it by the actor; refused as absent."""
    line = places.grid_of(by_code(keeper), grid_id)
    touches = any(touch(path, estate.path) for path in line.paths)
    if not touches and not (may_draw(actor, line) and covers(area_of(line.grid.yard), estate.path)):
        raise absent()
    return line


def looking_after(lines: Iterable[places.GridLine]) -> dict[UUID, list[people.Member]]:
    """Who has a post at each of these grids; where nobody has, who has one at the places that lie in it, or above."""
    lines = list(lines)
    found = people.at_grids(line.grid.id for line in lines)
    bare = [line for line in lines if line.grid.id not in found]
    near = people.looks_after_each({path for line in bare for path in line.paths}) if bare else {}
    for line in bare:
        role = "micro-grid-member" if line.grid.above_id else "grid-worker"
        here = (one for path in line.paths for one in near[path] if one.role == role)
        found[line.grid.id] = list({one.account: one for one in here}.values())
    return found


def may_draw(actor: Actor, line: places.GridLine) -> bool:
    """Whether the actor says what lies in a grid."""
    return can(actor, DRAWS, line.grid.yard)


def ticking(request: HttpRequest, line: places.GridLine, estate: Yard, form: Form) -> dict[str, Any]:
    """What `ui/grid_ticks.html` shows: what can be ticked at one level, and what is."""
    at = _at(request, estate)
    found = places.ticks(line, estate, at)
    chosen = [tick.place.path for tick in found if tick.is_in]
    return {
        "at": at,
        "groups": _grouped(found) if at else [],
        "ticks": found,
        "chosen": request.POST.getlist("paths") if form.is_wrong else chosen,
        "is_within": at is not None and any(covers(path, at.path) for path in line.paths if path != at.path),
        "ticked_done": request.GET.get("done") == "ticks",
    }


def tick(request: HttpRequest, actor: Actor, line: places.GridLine, estate: Yard) -> str:
    """Keep what is ticked at this level, all else as it is; the end of the address that shows it again."""
    at = _at(request, estate)
    offered = {place.path for place in places.tickable(estate, at)}
    places.set_grid_members(
        actor=actor,
        yard=line.grid.yard,
        grid_id=line.grid.id,
        paths=offered.intersection(request.POST.getlist("paths")),
        among=offered,
    )
    return f"?done=ticks{f'&at={at.id}' if at else ''}#ticks"


def _at(request: HttpRequest, estate: Yard) -> places.Place | None:
    said = (request.POST if request.method == "POST" else request.GET).get("at", "")
    if not said:
        return None
    place = places.place(estate, uuid_or_absent(said))
    if not places.opens(place):
        raise absent()
    return place


def _grouped(found: list[places.Tick]) -> list[tuple[places.Tick, list[places.Tick]]]:
    """The building, then each unit, with the homes that stand right in it."""
    heads = [tick for tick in found if tick.place.kind not in ("home", "shop")]
    return [(head, [tick for tick in found if _stands_in(tick, head, heads)]) for head in heads]


def _stands_in(tick: places.Tick, head: places.Tick, heads: list[places.Tick]) -> bool:
    return tick not in heads and tick.place.path.rpartition("/")[0] == head.place.path
