"""What somebody could do who has the whole machine: change rows past every right and trigger."""

import psycopg
from django.conf import settings
from django.db import connection

from tests.support import postgres
from yuanba.platform.yards import guard


def tamper(statement: str) -> None:
    """Run one statement as the master of the database; tests that use it need real transactions."""
    if settings.ENGINE == "postgres":
        with psycopg.connect(postgres.url(settings.CLUSTER, settings.NAME, postgres.ADMIN)) as link:
            link.execute("SET session_replication_role = replica")
            link.execute(statement)
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'guard_%'")
        for (trigger,) in cursor.fetchall():
            cursor.execute(f'DROP TRIGGER "{trigger}"')
        cursor.execute("PRAGMA foreign_keys=OFF")
        cursor.execute(statement)
        cursor.execute("PRAGMA foreign_keys=ON")
    guard.install(connection)
