"""A grid or micro-grid that was drawn in vain is removed."""

from uuid import UUID

from django.db import transaction
from django.db.models import ProtectedError

from yuanba.domains.places.access import grid_to_draw
from yuanba.domains.places.events import GridRemoved
from yuanba.domains.places.models import Grid
from yuanba.kernel.errors import Refusal, register
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard

register("grid-has-micro", 409, "Micro-grids lie in this grid. Please remove them first.")
register(
    "grid-in-use",
    409,
    "Somebody is or was appointed for this grid, and the history keeps it."
    " End the posts and take its places out instead; it can also be renamed.",
)


def remove_grid(*, actor: Actor, yard: Yard, grid_id: UUID) -> None:
    """Gone, with its list of places; the places stay. Refused: `grid-has-micro`, `grid-in-use`, absent."""
    with transaction.atomic():
        Yard.objects.select_for_update(no_key=True).get(id=yard.id)
        grid = grid_to_draw(actor, yard, grid_id)
        if Grid.objects.filter(yard=yard, above=grid).exists():
            raise Refusal("grid-has-micro")
        told, key = GridRemoved(code=grid.code, name=grid.name), grid.id
        try:
            with transaction.atomic():
                grid.delete()
        except ProtectedError:
            raise Refusal("grid-in-use") from None
        record(told, yard=yard, actor=actor, subject=key)
