"""Tasks write lines into a file of the test."""

from datetime import datetime

import pytest

from yuanba.kernel import clock

MORNING = datetime(2026, 3, 2, 9, tzinfo=clock.SHANGHAI)


@pytest.fixture
def lines(tmp_path, db):
    """A file that tasks write to; called, its lines. The clock stands."""
    clock.set_now(MORNING)
    path = tmp_path / "lines"

    def read():
        return path.read_text().split() if path.exists() else []

    read.path = str(path)
    return read
