"""Somebody else does something between two statements of a block."""

from contextlib import contextmanager

from django.db import connection


@contextmanager
def meanwhile(number, act):
    """`act` happens just before the block's n-th statement, transactions not counted."""
    left = [number]

    def execute(run, sql, params, many, context):
        if left[0] and not sql.startswith(("BEGIN", "SAVEPOINT", "RELEASE", "ROLLBACK")):
            left[0] -= 1
            if left[0] == 0:
                act()
        return run(sql, params, many, context)

    with connection.execute_wrapper(execute):
        yield
    assert left == [0]
