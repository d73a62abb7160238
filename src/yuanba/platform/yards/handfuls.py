"""Many new rows of one table at once: a statement made once per table, as for a single one (docs/decisions/0010)."""

import functools
from collections.abc import Sequence
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections, models, transaction

from yuanba.platform.yards.inserting import columns_of, values_of

MOST = 2_000


def insert(rows: Sequence[models.Model], most: int | None) -> None:
    """All of them or none, at most so many with one statement."""
    connection = connections[DEFAULT_DB_ALIAS]
    model, size = type(rows[0]), most or MOST
    with transaction.atomic(savepoint=False), connection.cursor() as cursor:
        for start in range(0, len(rows), size):
            values = [_values(row, connection) for row in rows[start : start + size]]
            if connection.vendor == "sqlite":
                cursor.executemany(_one(model), values)
            else:
                cursor.execute(_many(model), [list(column) for column in zip(*values, strict=True)])
    for row in rows:
        row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS


def _values(row: models.Model, connection: Any) -> list[Any]:
    for field in columns_of(type(row)).moved:
        setattr(row, field.attname, field.pre_save(row, True))
    return values_of(row, connection)


def _into(model: type[models.Model]) -> str:
    columns = ", ".join(f'"{field.column}"' for field in columns_of(model).all)
    return f'INSERT INTO "{model._meta.db_table}" ({columns})'


@functools.lru_cache(maxsize=512)
def _one(model: type[models.Model]) -> str:
    return f"{_into(model)} VALUES ({', '.join(['%s'] * len(columns_of(model).all))})"


@functools.lru_cache(maxsize=512)
def _many(model: type[models.Model]) -> str:
    """PostgreSQL takes a list for each column: a text that is the same for any number of rows."""
    connection = connections[DEFAULT_DB_ALIAS]
    lists = ", ".join(f"(%s)::{field.db_type(connection)}[]" for field in columns_of(model).all)
    return " ".join((_into(model), "SELECT * FROM UNNEST(", lists, ")"))
