"""A refusal is proved by what it leaves: no row, no event, no message."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, partial
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, transaction

from yuanba.kernel.errors import Refusal
from yuanba.platform.yards.checks import kind_of

COUNTED = (  # as pg_stat_xact_user_tables has it, without the other seven columns of each table
    "SELECT sum(pg_stat_get_xact_tuples_inserted(oid) + pg_stat_get_xact_tuples_updated(oid) "
    "+ pg_stat_get_xact_tuples_deleted(oid)) FROM pg_class "
    "WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
)
WRITES = re.compile(r'\s*(?:INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM) "(\w+)"')


@cache
def _readings() -> tuple[tuple[str, str], ...]:
    kept = (model for model in apps.get_models() if kind_of(model) in ("YARD", "SHARED"))
    tables = ((model._meta.label, model._meta.db_table, model._meta.pk.column) for model in kept)
    return tuple((label, f'SELECT * FROM "{table}" ORDER BY "{key}"') for label, table, key in tables)


@cache
def _tables() -> frozenset[str]:
    return frozenset(model._meta.db_table for model in apps.get_models() if kind_of(model) in ("YARD", "SHARED"))


def stir() -> int:
    """A count that grows with each row written in this transaction, of whatever table, undone or not."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            return cursor.connection.total_changes  # the cursor is the driver's, its connection is, too
        return int(cursor.execute(COUNTED).fetchone()[0] or 0)


def everything() -> dict[str, list[tuple]]:
    """All rows of all YARD and SHARED tables, as stored; counters of tries and queues are no records."""
    with connection.cursor() as cursor:
        return {label: cursor.execute(words).fetchall() for label, words in _readings()}


def held(yard) -> dict[str, list[tuple]]:
    """All rows of one yard."""
    kept = (model for model in apps.get_models() if kind_of(model) == "YARD")
    return {model._meta.label: list(model.objects.filter(yard=yard).order_by("pk").values_list()) for model in kept}


@contextmanager
def refused(code: str, /, **fields: str) -> Iterator[None]:
    """The block is refused with this code (and these codes of fields), and nothing has changed."""
    with _unchanged(), pytest.raises(Refusal) as caught:
        yield
    assert (caught.value.code, caught.value.fields) == (code, fields)


@contextmanager
def _unchanged() -> Iterator[None]:
    """All rows are as before: none was written, or what was written is gone again."""
    if not connection.in_atomic_block:
        before = everything()
        yield
        assert everything() == before
        return
    point, count, written = transaction.savepoint(), stir(), set()
    with connection.execute_wrapper(partial(_noted, written)):
        yield
    if stir() == count or (written and written.isdisjoint(_tables())):  # nothing, or a try was counted
        transaction.savepoint_commit(point)
        return
    after = everything()
    transaction.savepoint_rollback(point)
    assert after == everything()


def _noted(written: set[str], execute: Callable, words: str, *more: Any) -> Any:
    if found := WRITES.match(words):
        written.add(found[1])
    return execute(words, *more)
