"""One row as one line of canonical JSON, the same on every database, and back."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from django.db import models

from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.kernel.foreign import from_json
from yuanba.kernel.merkle import canon
from yuanba.platform.packs.carried import CARRIED
from yuanba.platform.packs.schema import fields_of, renamed
from yuanba.platform.sealed.public import Sealed, Unreadable, columns
from yuanba.platform.yards.models import Yard

Names = Mapping[UUID, UUID]
LONGEST_LINE = 4 * 1024 * 1024


def line_of(row: models.Model, names: Names) -> bytes:
    """The line of a YARD row. `names` are ids used here and what they are called in the pack."""
    model = type(row)
    said = {field.attname: _said(getattr(row, field.attname)) for field in fields_of(model)}
    for column in renamed(model):
        value = getattr(row, column)
        said[column] = _said(names.get(value, value))
    for sealed in columns(model):
        said |= {sealed.attname: _opened(sealed, row)} | dict.fromkeys(sealed.digests, "")
    return canon(said) + b"\n"


def shared_line(row: models.Model, names: Names) -> bytes:
    """The line of a SHARED row: its id and what is carried of it."""
    carried = CARRIED[type(row)]
    said = {name: _said(getattr(row, name)) for name in carried.fields}
    said["id"] = _said(names.get(row.pk, row.pk))
    if carried.follow:
        above = getattr(row, f"{carried.follow}_id")
        said[carried.follow] = _said(names.get(above, above))
    return canon(said) + b"\n"


def row_of(model: type[models.Model], line: bytes, yard: Yard, names: Names) -> models.Model:
    """The unsaved row of a line. `names` are ids in the pack and what they are called here. Refused: `pack-broken`."""
    said = read(line)
    fields = {field.attname: field for field in fields_of(model)}
    if set(said) != set(fields):
        raise Refusal("pack-broken", part=model._meta.label)
    try:
        values = {name: value_of(field, said[name]) for name, field in fields.items()}
    except (TypeError, ValueError, OverflowError):
        raise Refusal("pack-broken", part=model._meta.label) from None
    for column in renamed(model):
        values[column] = names.get(values[column], values[column])
    row = model(yard=yard, **values)
    for sealed in columns(model):
        sealed.put(row, values[sealed.attname])
    return row


def _opened(column: Sealed, row: models.Model) -> str:
    try:
        return column.opened(row)
    except Unreadable:
        raise Refusal("pack-sealed", part=f"{row._meta.label} {row.pk}") from None


def read(line: bytes) -> dict[str, Any]:
    """The object of a line. Refused: `pack-broken`."""
    try:
        said = from_json(line)
    except ValueError:
        said = None
    if not isinstance(said, dict):
        raise Refusal("pack-broken", part="JSON")
    return said


def _said(value: Any) -> Any:
    """A value as JSON has it; times in UTC to the microsecond."""
    if isinstance(value, datetime):
        return clock.aware(value).astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


def value_of(field: Any, said: Any) -> Any:
    """The value of a field. ValueError where it is none."""
    if said is None:
        if not field.null:
            raise ValueError(field.name)
        return None
    kind = kind_of_field(field)
    value = _READ[next(one for one in KINDS if isinstance(kind, one))](said)
    if isinstance(kind, models.CharField) and len(value) > (kind.max_length or 0):
        raise ValueError(field.name)
    return value


def kind_of_field(field: Any) -> Any:
    """The field itself; of a key, what it points at."""
    return field.target_field if field.related_model else field


def _text(said: Any) -> str:
    if not isinstance(said, str) or "\0" in said:
        raise ValueError("no text")
    return said


def _number(said: Any) -> int:
    if type(said) is not int:
        raise ValueError("no number")
    return said


def _truth(said: Any) -> bool:
    if type(said) is not bool:
        raise ValueError("neither true nor false")
    return said


_READ: dict[Any, Any] = {
    models.JSONField: lambda said: said,
    models.UUIDField: lambda said: UUID(_text(said)),
    models.DateTimeField: lambda said: datetime.fromisoformat(_text(said)),
    models.DateField: lambda said: date.fromisoformat(_text(said)),
    models.BooleanField: _truth,
    models.IntegerField: _number,
    models.CharField: _text,
    models.TextField: _text,
}
KINDS = tuple(_READ)
