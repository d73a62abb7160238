"""A grid or micro-grid is called otherwise."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.places.access import grid_to_draw
from yuanba.domains.places.events import GridRenamed
from yuanba.domains.places.models import Grid
from yuanba.kernel.errors import Refusal
from yuanba.kernel.text import clean
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def rename_grid(*, actor: Actor, yard: Yard, grid_id: UUID, name: str, name_en: str = "") -> Grid:
    """The grid with its names; code, places and posts stay. The same again changes nothing.

    Refused: `grid-name`, absent.
    """
    said = {"name": clean(name), "name_en": clean(name_en)[:80]}
    if not 0 < len(said["name"]) <= 60:
        raise Refusal("invalid", fields={"name": "grid-name"})
    with transaction.atomic():
        Yard.objects.select_for_update(no_key=True).get(id=yard.id)
        grid = grid_to_draw(actor, yard, grid_id)
        before, before_en = grid.name, grid.name_en
        if said == {"name": before, "name_en": before_en}:
            return grid
        grid.name, grid.name_en = said["name"], said["name_en"]
        grid.save(update_fields=["name", "name_en"])
        told = GridRenamed(code=grid.code, before=before, before_en=before_en, name=grid.name, name_en=grid.name_en)
        record(told, yard=yard, actor=actor, subject=grid.id)
    return grid
