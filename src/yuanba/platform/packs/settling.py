"""Waiting for transactions that began before a yard stood still."""

import time

from django.db import connection

NOW = "SELECT pg_current_xact_id()::text::bigint"
OLDEST = "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint"


def settle() -> None:
    """Return when everything that was being written before this moment is there or is not.

    The embedded file has one writer, so nothing is half-way there.
    """
    if connection.vendor != "postgresql" or connection.in_atomic_block:
        return
    mine = _number(NOW)
    while _number(OLDEST) <= mine:
        time.sleep(0.05)


def _number(question: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return int(cursor.fetchone()[0])
