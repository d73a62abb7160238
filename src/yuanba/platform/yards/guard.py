"""Append-only, enforced by the database: rights on PostgreSQL, a guard trigger on the embedded SQLite file."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.apps import apps
from django.db import models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper


def append_only_tables() -> list[str]:
    """The tables whose rows are never changed and never removed."""
    kept = (model for model in apps.get_models() if getattr(model, "append_only", False))
    return sorted(model._meta.db_table for model in kept)


def install(connection: BaseDatabaseWrapper, app_role: str = "") -> None:
    """Make the guard fit the models; `app_role` is the plain role on PostgreSQL. Safe to run again.

    All of it or nothing: a server that works meanwhile never finds itself without its rights.
    """
    statements = _sqlite(connection) if connection.vendor == "sqlite" else _postgres(connection, app_role)
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


@contextmanager
def lifted(connection: BaseDatabaseWrapper, model: type[models.Model]) -> Iterator[None]:
    """Rows of the table may be changed until the end; only within a transaction, so that nobody else sees it open.

    On PostgreSQL the owner of the tables may do so anyway, and nobody else.
    """
    table = model._meta.db_table
    if connection.vendor != "sqlite" or not getattr(model, "append_only", False):
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute(f'DROP TRIGGER "guard_update_{table}"')
        yield
        cursor.execute(_trigger(table, "UPDATE"))


def _trigger(table: str, verb: str) -> str:
    return (
        f'CREATE TRIGGER IF NOT EXISTS "guard_{verb.lower()}_{table}" BEFORE {verb} ON "{table}" '
        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    )


def _sqlite(connection: BaseDatabaseWrapper) -> Iterator[str]:
    there = set(connection.introspection.table_names())
    for table in (table for table in append_only_tables() if table in there):
        yield from (_trigger(table, verb) for verb in ("UPDATE", "DELETE"))


def _postgres(connection: BaseDatabaseWrapper, app_role: str) -> Iterator[str]:
    if not app_role or app_role == connection.settings_dict["USER"]:
        return
    quoted = connection.ops.quote_name(app_role)
    kept = append_only_tables()
    yield f"GRANT USAGE ON SCHEMA public TO {quoted}"
    yield f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {quoted}"
    for table in connection.introspection.table_names():
        name = connection.ops.quote_name(table)
        yield f"REVOKE ALL ON {name} FROM {quoted}"
        rights = "SELECT, INSERT" if table in kept else "SELECT, INSERT, UPDATE, DELETE"
        yield f"GRANT {rights} ON {name} TO {quoted}"
