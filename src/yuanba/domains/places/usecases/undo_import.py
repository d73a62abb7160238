"""An import is undone: what it made is removed and what it changed is as before, while nothing hangs on it."""

from itertools import groupby
from uuid import UUID

from django.db import transaction

from yuanba.domains.places.access import batch_to_undo
from yuanba.domains.places.events import ImportUndone
from yuanba.domains.places.hanging import hanging
from yuanba.domains.places.models import ImportBatch, ImportRow, Place
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, register
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard

SLICE = 500
register(
    "batch-in-use",
    409,
    "This import cannot be undone, because something hangs on what it made: %(hanging)s. Nothing was removed.",
)
register(
    "batch-later", 409, "This import cannot be undone: %(homes)s homes were changed again since. Nothing was removed."
)


def undo_import(*, actor: Actor, yard: Yard, number: int) -> ImportBatch:
    """Exactly what the batch made goes; undone again is no error. Refused: `batch-in-use`, `batch-later`, absent."""
    with transaction.atomic():
        Yard.objects.select_for_update(no_key=True).get(id=yard.id)
        batch = batch_to_undo(actor, yard, number)
        if batch.state == ImportBatch.State.UNDONE:
            return batch
        made = _locked(batch)
        if found := hanging(batch):
            raise Refusal("batch-in-use", hanging=found)
        restored = _restore(batch)
        _remove(batch, made)
        ImportRow.objects.filter(yard=yard, batch=batch).delete()
        batch.state, batch.undone_at = ImportBatch.State.UNDONE, clock.now()
        batch.save()
        told = ImportUndone(batch=number, removed=len(made), restored=restored)
        record(told, yard=yard, actor=actor, subject=yard.id)
    return batch


def _locked(batch: ImportBatch) -> list[tuple[UUID, str]]:
    """Ids and paths, the deepest first; whoever would hang something on one waits, and finds it gone."""
    rows = Place.objects.select_for_update(of=("self",)).filter(yard=batch.yard, batch=batch)
    return sorted(rows.values_list("id", "path"), key=_depth_of, reverse=True)


def _depth_of(row: tuple[UUID, str]) -> int:
    return row[1].count("/")


def _restore(batch: ImportBatch) -> int:
    """What it changed as it was before. Refused where somebody changed it since."""
    changes = list(batch.changes.select_related("place"))
    later = sum((one.place.area, one.place.floor) != (one.area, one.floor) for one in changes)
    if later:
        raise Refusal("batch-later", homes=later)
    for change in changes:
        change.place.area, change.place.floor = change.area_before, change.floor_before
    Place.objects.bulk_update([one.place for one in changes], ["area", "floor"], batch_size=SLICE)
    batch.changes.all().delete()
    return len(changes)


def _remove(batch: ImportBatch, made: list[tuple[UUID, str]]) -> None:
    """In slices of one depth: a place goes after all that stand below it."""
    for _depth, rows in groupby(made, key=_depth_of):
        ids = [place_id for place_id, _path in rows]
        for start in range(0, len(ids), SLICE):
            Place.objects.filter(yard=batch.yard, id__in=ids[start : start + SLICE]).delete()
