"""Django's SQLite, with a writer that comes as soon as the one before has gone, and statements translated once.

SQLite's own wait for the write lock sleeps 1, 2, 5, 10, … 100 ms; our transactions take about one.
"""

import functools
import time
from typing import Any

from django.db.backends.sqlite3 import base
from django.db.utils import OperationalError

PAUSE_SECONDS = 0.0003


@functools.lru_cache(maxsize=4096)
def _with_question_marks(query: str) -> str:
    return base.FORMAT_QMARK_REGEX.sub("?", query).replace("%%", "%")


class Cursor(base.SQLiteCursorWrapper):
    """Remembers how `%s` reads in SQLite, statement by statement."""

    def convert_query(self, query: str, *, param_names: Any = None) -> str:
        """The statement as the driver takes it."""
        if param_names is not None:
            return str(super().convert_query(query, param_names=param_names))
        return _with_question_marks(query)


class DatabaseWrapper(base.DatabaseWrapper):
    """Waits for the write lock in short steps, as long as the connection's timeout says."""

    def _start_transaction_under_autocommit(self) -> None:
        seconds: float = self.settings_dict["OPTIONS"]["timeout"]
        until = time.monotonic() + seconds
        raw: Any = self.connection
        raw.execute("PRAGMA busy_timeout=0")
        try:
            while True:
                try:
                    super()._start_transaction_under_autocommit()  # type: ignore[misc]
                    return
                except OperationalError as error:
                    if "locked" not in str(error) or time.monotonic() > until:
                        raise
                time.sleep(PAUSE_SECONDS)
        finally:
            raw.execute(f"PRAGMA busy_timeout={int(seconds * 1000)}")

    def create_cursor(self, name: str | None = None) -> Cursor:
        """A cursor of ours."""
        cursor: Cursor = self.connection.cursor(factory=Cursor)
        return cursor
