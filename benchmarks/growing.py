"""`python -m benchmarks.growing [sqlite|postgres …]`: taking homes over against reading alone, few rows and many.

Each size in a process of its own, for a process never says again what little it needed.
"""

import os
import resource
import sys
import time
from pathlib import Path

from benchmarks import apart
from benchmarks.told import note

ROWS = "YUANBA_BENCH_ROWS"
SIZES = (2_000, 20_000)
MOST_TIMES, MOST_KB = 40, 3.0  # of reading alone, in processor time; a row


def main() -> int:
    """All sizes, or the one that is asked for."""
    if os.environ.get(ROWS):
        return apart.begin("benchmarks.growing", measure)
    codes = []
    for rows in SIZES:
        os.environ[ROWS] = str(rows)
        codes.append(apart.begin("benchmarks.growing", measure))
    return max(codes)


def measure(quick: bool) -> None:
    """Rows a second of processor time, and the most memory above what the process had before."""
    from tests.factories import places

    from benchmarks.places import _taken, workbook
    from yuanba.interfaces.importing import homes_in

    rows, folder = int(os.environ[ROWS]), Path(os.environ["YUANBA_DATA_DIR"])
    _taken(workbook(folder / "warm.xlsx", 600), places.estate("W1"))
    yard, file = places.estate("G1"), workbook(folder / "grow.xlsx", rows)
    before, start = _most_kb(), time.process_time()
    assert sum(1 for _line in homes_in(file).lines()) == rows
    alone, read = time.process_time() - start, _most_kb() - before
    start = time.process_time()
    made = _taken(file, yard)
    taken, most = time.process_time() - start, _most_kb() - before
    assert (made.homes.ok, made.cards) == (rows, rows)
    note(f"{rows:,} rows: read alone", rows / alone, "rows/s")
    note(f"{rows:,} rows: taken over", rows / taken, "rows/s")
    note(f"{rows:,} rows: taken over, of reading alone", taken / alone, "times", most=MOST_TIMES)
    note(f"{rows:,} rows: memory, read alone", read / 1024, "MB")
    note(f"{rows:,} rows: memory, taken over", most / 1024, "MB", most=MOST_KB * rows / 1024)


def _most_kb() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    sys.exit(main())
