"""Statements that make a migrated schema a distributed one (Citus 12 or later)."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model


class Key(NamedTuple):
    """A foreign key: column `column` of table `source` holds `points_at` of table `target`."""

    name: str
    source: str
    target: str
    column: str
    points_at: str


# Hash-distributed or reference tables. Citus also lists plain tables that a key ties to a reference table: not done.
_DISTRIBUTED = (
    "SELECT logicalrelid::text FROM pg_dist_partition WHERE partmethod = 'h' OR (partmethod = 'n' AND repmodel = 't')"
)
# Foreign keys of, or to, some tables.
_TOUCHING = (
    "SELECT conname, conrelid::regclass::text FROM pg_constraint WHERE contype = 'f' AND conparentid = 0"
    " AND (conrelid::regclass::text = ANY(%s) OR confrelid::regclass::text = ANY(%s))"
)


def installed(connection: BaseDatabaseWrapper) -> bool:
    """Whether the Citus extension is there."""
    return bool(_rows(connection, "SELECT 1 FROM pg_extension WHERE extname = 'citus'"))


def declared(connection: BaseDatabaseWrapper, models: Iterable[type[Model]]) -> list[Key]:
    """The foreign keys the models ask for, under the names Django gives them."""
    editor: Any = connection.schema_editor()
    fields: list[tuple[Any, Any]] = [(model, field) for model in models for field in model._meta.local_fields]
    return [
        Key(
            str(editor._fk_constraint_name(model, field, "_fk_%(to_table)s_%(to_column)s")).strip('"'),
            model._meta.db_table,
            field.related_model._meta.db_table,
            field.column,
            field.target_field.column,
        )
        for model, field in fields
        if getattr(field, "db_constraint", False)
    ]


def distribute(connection: BaseDatabaseWrapper, shared: list[str], keyed: list[str], keys: list[Key]) -> None:
    """Distribute what is not distributed yet; foreign keys are dropped before and built, composite, after.

    `shared` and `keyed` are tables, `keys` all declared foreign keys.
    What broke off in the middle goes on when run again.
    """
    done = {row[0] for row in _rows(connection, _DISTRIBUTED)}
    todo = [table for table in [*shared, *keyed] if table not in done]
    with transaction.atomic(using=connection.alias):
        for name, source in _rows(connection, _TOUCHING, todo, todo):
            _run(connection, f'ALTER TABLE {source} DROP CONSTRAINT "{name}"')
        for table in (table for table in keyed if table in todo):
            _swap_primary_key(connection, table)
    for table in todo:
        if table in shared:
            _run(connection, "SELECT create_reference_table(%s)", table)
        else:
            _run(connection, "SELECT create_distributed_table(%s, 'yard_id')", table)
    there = {row[0] for row in _rows(connection, "SELECT conname FROM pg_constraint WHERE contype = 'f'")}
    for key in keys:
        if key.name not in there:
            _run(connection, _composite(key, set(keyed)))


def _composite(key: Key, keyed: set[str]) -> str:
    yard = '"yard_id", ' if key.source in keyed and key.target in keyed else ""
    return (
        f'ALTER TABLE "{key.source}" ADD CONSTRAINT "{key.name}" FOREIGN KEY ({yard}"{key.column}") '
        f'REFERENCES "{key.target}" ({yard}"{key.points_at}")'
    )


def _swap_primary_key(connection: BaseDatabaseWrapper, table: str) -> None:
    sql = "SELECT conname FROM pg_constraint WHERE contype = 'p' AND conrelid = %s::regclass"
    name = _rows(connection, sql, table)[0][0]
    _run(
        connection,
        f'ALTER TABLE "{table}" DROP CONSTRAINT "{name}", ADD CONSTRAINT "{name}" PRIMARY KEY (yard_id, id)',
    )


def _rows(connection: BaseDatabaseWrapper, sql: str, *values: Any) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values or None)
        return list(cursor.fetchall())


def _run(connection: BaseDatabaseWrapper, sql: str, *values: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql, values or None)
