"""Append-only, enforced by the database: rights on PostgreSQL, a guard trigger on the embedded SQLite file."""

from collections.abc import Iterator

from django.apps import apps
from django.db import transaction
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


def _sqlite(connection: BaseDatabaseWrapper) -> Iterator[str]:
    there = set(connection.introspection.table_names())
    for table in (table for table in append_only_tables() if table in there):
        for verb in ("UPDATE", "DELETE"):
            yield (
                f'CREATE TRIGGER IF NOT EXISTS "guard_{verb.lower()}_{table}" BEFORE {verb} ON "{table}" '
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )


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
