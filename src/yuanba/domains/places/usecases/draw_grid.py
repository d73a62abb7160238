"""A grid or a micro-grid is made, still without members."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.places.access import grid_to_draw
from yuanba.domains.places.events import GridDrawn
from yuanba.domains.places.models import Grid
from yuanba.domains.places.rules import is_place_code
from yuanba.kernel.errors import Refusal, register
from yuanba.kernel.text import clean
from yuanba.platform.access.public import Actor, check
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard

register("grid-taken", 409, "There is a grid with this code already.")
register("grid-deep", 422, "A micro-grid lies in a grid, not in another micro-grid.")
register("grid-name", 422, "Please give the grid a name of up to 60 characters.")


def draw_grid(
    *, actor: Actor, yard: Yard, code: str, name: str, name_en: str = "", above_id: UUID | None = None
) -> Grid:
    """With `above_id` a micro-grid in that grid.

    Refused: `place-code`, `grid-name`, `grid-deep`, `grid-taken`, absent.
    """
    check(actor, "place.grid", yard)
    name = clean(name)
    if not is_place_code(code):
        raise Refusal("invalid", fields={"code": "place-code"})
    if not 0 < len(name) <= 60:
        raise Refusal("invalid", fields={"name": "grid-name"})
    with transaction.atomic():
        Yard.objects.select_for_update(no_key=True).get(id=yard.id)
        above = grid_to_draw(actor, yard, above_id) if above_id else None
        if above and above.above_id:
            raise Refusal("grid-deep")
        if Grid.objects.filter(yard=yard, code=code).exists():
            raise Refusal("grid-taken")
        level = Grid.Level.MICRO if above else Grid.Level.GRID
        grid = Grid(yard=yard, code=code, name=name, name_en=clean(name_en)[:80], level=level, above=above)
        grid.save()
        record(GridDrawn(code=code, level=level.value), yard=yard, actor=actor, subject=grid.id)
    return grid
