"""What a new row gives to the driver: which columns, and each value as the database takes it.

The ways are found once per table; what a field would have to say to values of other kinds it still says.
"""

import functools
import types
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, NamedTuple, TypeVar
from uuid import UUID

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.base import ModelState

M = TypeVar("M", bound=models.Model)
Way = Callable[[Any], Any]
_PLAIN_FIELDS = frozenset({models.CharField, models.TextField, models.IntegerField, models.BooleanField})
_PLAIN: frozenset[type] = frozenset({str, int, bool, types.NoneType})
_NOTHING: frozenset[type] = frozenset({types.NoneType})


class Columns(NamedTuple):
    """All columns of a table, those whose field has a say in what is saved, and where each stands."""

    all: tuple[Any, ...]
    moved: tuple[Any, ...]
    places: dict[str, int]

    def named(self, name: str) -> int:
        """Where a field's value stands."""
        return self.places[name]


@functools.lru_cache(maxsize=512)
def columns_of(model: type[models.Model]) -> Columns:
    """What a row of the table is inserted with."""
    fields = tuple(field for field in model._meta.local_concrete_fields if not field.generated)
    places = {field.name: place for place, field in enumerate(fields)}
    return Columns(fields, tuple(field for field in fields if _has_a_say(field)), places)


class Start(NamedTuple):
    """What a new row begins with: the same in each, made for each, and the columns of its keys by name."""

    same: dict[str, Any]
    made: tuple[tuple[str, str, Callable[[], Any]], ...]
    keys: dict[str, str]


@functools.lru_cache(maxsize=512)
def _start(model: type[models.Model]) -> Start:
    every = columns_of(model).all
    makers = {one: one.default for one in every if one.has_default() and callable(one.default)}
    made = tuple((one.name, one.attname, make) for one, make in makers.items())
    same = {one.attname: one.get_default() for one in every if one not in makers}
    return Start(same, made, {one.name: one.attname for one in every if one.is_relation})


def fresh(model: type[M], values: dict[str, Any]) -> M:
    """A new row as its constructor makes it, with less ado: fields by name, keys as the rows they point at."""
    row, start = model.__new__(model), _start(model)
    held = vars(row)
    held["_state"] = state = ModelState()
    held.update(start.same)
    held.update({column: make() for name, column, make in start.made if name not in values})
    for name, value in values.items():
        if name in start.keys:
            held[start.keys[name]] = None if value is None else value.pk
            state.fields_cache[name] = value
        elif name in columns_of(model).places:
            held[name] = value
        else:
            raise TypeError(f"{model.__name__} has no column {name!r}")
    return row


def _has_a_say(field: Any) -> bool:
    if isinstance(field, models.DateField | models.TimeField):
        return bool(field.auto_now or field.auto_now_add)
    return type(field).pre_save is not models.Field.pre_save


def values_of(row: models.Model, connection: BaseDatabaseWrapper) -> list[Any]:
    """The values of a row, prepared for the driver."""
    held, found = vars(row), []
    for name, field, same, ways in _ways(type(row), connection.vendor):
        value = held[name]
        kind = type(value)
        if kind not in same:
            way = ways.get(kind)
            value = way(value) if way else field.get_db_prep_save(value, connection)
        found.append(value)
    return found


def prepared(field: Any, value: Any, connection: BaseDatabaseWrapper) -> Any:
    """One value of a field, as the driver takes it."""
    same, ways = _way(field, connection.vendor)
    kind = type(value)
    if kind in same:
        return value
    way = ways.get(kind)
    return way(value) if way else field.get_db_prep_save(value, connection)


@functools.lru_cache(maxsize=512)
def _ways(model: type[models.Model], vendor: str) -> tuple[tuple[str, Any, frozenset[type], dict[type, Way]], ...]:
    return tuple((field.attname, field, *_way(field, vendor)) for field in columns_of(model).all)


@functools.lru_cache(maxsize=4096)
def _way(field: Any, vendor: str) -> tuple[frozenset[type], dict[type, Way]]:
    """Of which kinds a value is given as it is, and how others are turned."""
    kind = type(field)
    if kind in _PLAIN_FIELDS:
        return _PLAIN, {}
    if isinstance(field, models.ForeignKey):
        return _way(field.target_field, vendor)
    if kind is models.UUIDField:
        return (_NOTHING, {UUID: _hexadecimal}) if vendor == "sqlite" else (_NOTHING | {UUID}, {})
    if kind is models.DateTimeField and vendor == "sqlite":
        return _NOTHING, {datetime: _moment}
    return (_NOTHING if kind is models.DateTimeField else frozenset[type]()), {}


def _hexadecimal(value: UUID) -> str:
    return value.hex


def _moment(value: datetime) -> str:
    """As SQLite keeps it: in UTC, without a zone. All moments here have one (`kernel.clock`)."""
    return str(value.astimezone(UTC).replace(tzinfo=None))
