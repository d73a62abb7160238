"""What hangs on places: rows of any domain that point at them. Each domain says what its rows are called."""

from collections.abc import Callable
from typing import Any

from django.db.models import Model

from yuanba.domains.places.models import DoorCode, GridMember, ImportBatch, ImportChange, Place, Station
from yuanba.kernel.text import gettext_noop as _
from yuanba.platform.yards.models import Yard

WORDS: dict[type[Model], str] = {
    Place: _("places below"),
    ImportChange: _("homes that a later file changed"),
    DoorCode: _("door codes"),
}
OTHER = _("other records")
GOES_WITH: tuple[type[Model], ...] = (DoorCode, Station, ImportChange)  # nothing without their place
NAMING: dict[str, Callable[[Yard, str], int]] = {}


def register_hanging(model: type[Model], words: str) -> None:
    """What rows of a table that points at places are called, in English; its domain calls this at start."""
    WORDS[model] = words


def register_naming(words: str, count: Callable[[Yard, str], int]) -> None:
    """Rows that name a path instead of pointing at its place: what they are called, in English, and how many do."""
    NAMING[words] = count


def words_of_hanging(model: type[Model]) -> str:
    """What rows of a table are called."""
    return WORDS.get(model, OTHER)


def hanging(batch: ImportBatch) -> dict[str, int]:
    """How many rows of each kind hang on what a batch made, its own rows left out; empty where nothing does."""
    made = Place.objects.filter(yard=batch.yard_id, batch=batch).values("id")
    found = pointing(Place, made, batch)
    for model, count in _of_batch(batch):
        found[model] = found.get(model, 0) + count
    words: dict[str, int] = {}
    for model, count in found.items():
        said = words_of_hanging(model)
        words[said] = words.get(said, 0) + count
    return words


def hanging_at(place: Place) -> dict[str, int]:
    """How many rows of each kind hang on one place, by their words; empty where nothing does."""
    words: dict[str, int] = {}
    relations: Any = Place._meta.get_fields(include_hidden=True)
    for relation in (one for one in relations if one.one_to_many and one.related_model not in GOES_WITH):
        rows = relation.related_model.objects.filter(yard=place.yard_id, **{relation.field.name: place.id})
        said = words_of_hanging(relation.related_model)
        words[said] = words.get(said, 0) + rows.count()
    for said, count in NAMING.items():
        words[said] = words.get(said, 0) + count(place.yard, place.path)
    return {said: count for said, count in words.items() if count}


def pointing(at: type[Model], ids: Any, batch: ImportBatch) -> dict[type[Model], int]:
    """How many rows of each table point at rows of one, those of the same batch left out."""
    found: dict[type[Model], int] = {}
    relations: Any = at._meta.get_fields(include_hidden=True)
    for relation in (one for one in relations if one.one_to_many):
        model = relation.related_model
        rows = model.objects.filter(yard=batch.yard_id, **{f"{relation.field.name}__in": ids})
        if any(field.related_model is ImportBatch for field in model._meta.local_fields):
            rows = rows.exclude(batch=batch)
        if count := rows.count():
            found[model] = found.get(model, 0) + count
    return found


def _of_batch(batch: ImportBatch) -> list[tuple[type[Model], int]]:
    """Rows of higher rooms that came with it: those rooms remove them first."""
    relations: Any = ImportBatch._meta.get_fields(include_hidden=True)
    higher = (one for one in relations if one.one_to_many and one.related_model._meta.app_label != "places")
    rows = ((one.related_model, one.related_model.objects.filter(yard=batch.yard_id, batch=batch)) for one in higher)
    return [(model, count) for model, found in rows if (count := found.count())]


def _grids(yard: Yard, path: str) -> int:
    return GridMember.objects.filter(path=path).count()


register_naming(_("grids"), _grids)
