"""What hangs on places: rows of any domain that point at them. Each domain says what its rows are called."""

from typing import Any

from django.db.models import Model

from yuanba.domains.places.models import DoorCode, ImportBatch, ImportChange, Place
from yuanba.kernel.text import gettext_noop as _

WORDS: dict[type[Model], str] = {
    Place: _("places below"),
    ImportChange: _("homes that a later file changed"),
    DoorCode: _("door codes"),
}
OTHER = _("other records")


def register_hanging(model: type[Model], words: str) -> None:
    """What rows of a table that points at places are called, in English; its domain calls this at start."""
    WORDS[model] = words


def hanging(batch: ImportBatch) -> dict[str, int]:
    """How many rows of each kind hang on what a batch made, its own rows left out; empty where nothing does."""
    made = Place.objects.filter(yard=batch.yard_id, batch=batch).values("id")
    found: dict[str, int] = {}
    relations: Any = Place._meta.get_fields(include_hidden=True)
    for relation in (one for one in relations if one.one_to_many):
        model = relation.related_model
        rows = model.objects.filter(yard=batch.yard_id, **{f"{relation.field.name}__in": made})
        if model in (Place, ImportChange):
            rows = rows.exclude(batch=batch)
        if count := rows.count():
            words = WORDS.get(model, OTHER)
            found[words] = found.get(words, 0) + count
    return found
