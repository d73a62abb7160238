"""What a block says to the database."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.test.utils import CaptureQueriesContext

from yuanba.platform.yards.public import look

VERBS = ("SELECT", "INSERT", "UPDATE", "DELETE")


@contextmanager
def statements() -> Iterator[list[str]]:
    """The SQL of the block, complete when it is over; transactions and savepoints are left out."""
    said: list[str] = []
    look()  # else its five seconds may end within the block
    with CaptureQueriesContext(connection) as captured:
        yield said
    said += [query["sql"] for query in captured if query["sql"].lstrip("( \n").startswith(VERBS)]
