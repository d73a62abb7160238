"""What notices say of places that no column holds follows an estate that is moved."""

from dataclasses import replace
from typing import Any

from yuanba.domains.notices.models import Notice, Undertaking
from yuanba.domains.notices.rules.audience import from_data, to_data
from yuanba.domains.places.public import path_now
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard

SLICE = 500


def audiences_follow(actor: Actor, yard: Yard, was: str) -> None:
    """Audiences name the same places by their new paths: who is meant does not change, nor what was said."""
    for model, column in ((Notice, "audience_data"), (Undertaking, "affected")):
        _follow(model, column, yard, was)


def _follow(model: Any, column: str, yard: Yard, was: str) -> None:
    rows = model.objects.filter(yard=yard).exclude(**{f"{column}__paths": []})
    changed = list(rows.only("id", "yard_id", column).iterator(chunk_size=SLICE))
    for row in changed:
        audience = from_data(getattr(row, column))
        paths = tuple(path_now(path, was, yard.path) for path in audience.paths)
        setattr(row, column, to_data(replace(audience, paths=paths)))
    model.objects.bulk_update(changed, [column], batch_size=SLICE)
