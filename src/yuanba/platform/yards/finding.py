"""Rows looked for by plain equality: a SELECT as text, and what it gives back as rows (docs/decisions/0010).

What is asked with every request goes this way; everything else asks the ORM.
"""

import functools
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple, TypeVar
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.base import ModelState

from yuanba.platform.yards.inserting import prepared
from yuanba.platform.yards.models import YardModel

M = TypeVar("M", bound=YardModel)
Way = Callable[[Any], Any]


class Reading(NamedTuple):
    """How a table is read: the SELECT without its conditions, and for each column its name and what turns its value."""

    select: str
    columns: tuple[tuple[str, Way | None], ...]


def found(model: type[M], shared: bool = False, **equal: Any) -> list[M]:
    """The rows whose fields are so; of a list any of its values, None is NULL. The yard is always named.

    `shared`: nobody changes them until the commit, as on SQLite anyway. Rows that are pointed at are not read with
    them; a row given as a value is the one that the key points at.
    """
    connection = connections[DEFAULT_DB_ALIAS]
    conditions, values = _conditions(model, equal, connection)
    reading = _reading(model, connection.vendor)
    asked = f"{reading.select} WHERE {' AND '.join(conditions)}"
    with connection.cursor() as cursor:
        cursor.execute(f"{asked} FOR SHARE" if shared and connection.vendor == "postgresql" else asked, values)
        rows = cursor.fetchall()
    return [_row(model, reading, row, equal) for row in rows]


def _conditions(model: type[M], equal: dict[str, Any], connection: BaseDatabaseWrapper) -> tuple[list[str], list[Any]]:
    if "yard" not in equal:
        raise TypeError(f"{model.__name__}: the yard is always named")
    conditions, values = [], []
    for name, value in equal.items():
        field: Any = model._meta.get_field(name)
        if value is None:
            conditions.append(f'"{field.column}" IS NULL')
        elif isinstance(value, list | set | frozenset):
            conditions.append(f'"{field.column}" IN ({", ".join(["%s"] * len(value)) or "NULL"})')
            values += [prepared(field, one, connection) for one in value]
        else:
            conditions.append(f'"{field.column}" = %s')
            values.append(prepared(field, getattr(value, "pk", value), connection))
    return conditions, values


def _row(model: type[M], reading: Reading, values: Sequence[Any], equal: dict[str, Any]) -> M:
    row = model.__new__(model)
    held = vars(row)
    held["_state"] = state = ModelState()
    state.adding, state.db = False, DEFAULT_DB_ALIAS
    for (name, way), value in zip(reading.columns, values, strict=True):
        held[name] = way(value) if way and value is not None else value
    state.fields_cache.update({name: value for name, value in equal.items() if isinstance(value, models.Model)})
    return row


@functools.lru_cache(maxsize=512)
def _reading(model: type[models.Model], vendor: str) -> Reading:
    fields = model._meta.concrete_fields
    names = ", ".join(f'"{field.column}"' for field in fields)
    columns = tuple((field.attname, _way(field, vendor)) for field in fields)
    return Reading(" ".join(("SELECT", names, "FROM", f'"{model._meta.db_table}"')), columns)


def _way(field: Any, vendor: str) -> Way | None:
    """What turns a value of the driver; None where it is as it should be."""
    if isinstance(field, models.ForeignKey):
        return _way(field.target_field, vendor)
    if hasattr(field, "from_db_value"):
        return lambda value: field.from_db_value(value, None, connections[DEFAULT_DB_ALIAS])
    return _OF_SQLITE.get(type(field)) if vendor == "sqlite" else None


def _moment(value: datetime) -> datetime:
    """SQLite keeps moments in UTC, without a zone."""
    return value.replace(tzinfo=UTC)


_OF_SQLITE: dict[type, Way] = {models.UUIDField: UUID, models.DateTimeField: _moment}
