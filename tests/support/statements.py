"""What a block says to the database."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.test.utils import CaptureQueriesContext

from yuanba.kernel import memory
from yuanba.platform.yards.public import look

MANY = re.compile(r"^\d+ times: ")  # one statement for many rows
VERBS = ("SELECT", "INSERT", "UPDATE", "DELETE")


def renew() -> None:
    """What is kept in memory begins its seconds anew: on a machine with much to do they end between two questions."""
    now = time.monotonic()
    for kept in list(memory._memories):
        kept._answers = {key: (now, answer) for key, (_then, answer) in kept._answers.items()}


@contextmanager
def statements() -> Iterator[list[str]]:
    """The SQL of the block, complete when it is over; transactions and savepoints are left out."""
    said: list[str] = []
    look()  # else its five seconds may end within the block
    renew()
    with CaptureQueriesContext(connection) as captured:
        yield said
    asked = (MANY.sub("", query["sql"]) for query in captured)
    said += [sql for sql in asked if sql.lstrip("( \n").startswith(VERBS)]
