"""The database of a test process: made once, migrated as in production, emptied after each test that commits."""

from django.conf import settings
from django.core.management import call_command
from django.db import connection, connections

from tests.support import postgres
from yuanba.platform.yards import guard

KEPT = {"django_migrations", "django_content_type", "auth_permission"}


def make() -> None:
    """A migrated database with its guard of append-only tables."""
    if settings.ENGINE == "postgres":
        postgres.fresh(settings.CLUSTER, settings.NAME)
    call_command("migrate", verbosity=0, interactive=False)


def empty() -> None:
    """Remove all rows, those of append-only tables too."""
    if settings.ENGINE == "postgres":
        postgres.empty(settings.CLUSTER, settings.NAME)
    else:
        _empty_sqlite()


def _empty_sqlite() -> None:
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor)) - KEPT
        every = (f"SELECT '{table}' WHERE EXISTS (SELECT 1 FROM \"{table}\")" for table in sorted(tables))
        filled = [table for (table,) in cursor.execute(" UNION ALL ".join(every)).fetchall()]
        cursor.execute("PRAGMA foreign_keys=OFF")
        for table in filled:
            cursor.execute(f'DROP TRIGGER IF EXISTS "guard_delete_{table}"')
            cursor.execute(f'DELETE FROM "{table}"')
        cursor.execute("PRAGMA foreign_keys=ON")
    guard.install(connection)


def close() -> None:
    """Close what this process opened."""
    connections.close_all()
