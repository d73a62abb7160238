"""`python -m benchmarks.exports [sqlite|postgres …] [--quick]`: the list of 200,000 requests as .xlsx and CSV.

Written row by row: the memory beyond what a file of two thousand takes must not grow with the rows. What counts is the
process's own memory; pages of the database's file that SQLite maps (256 MB at most, by the settings) are the system's.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.apart import begin
from benchmarks.told import note

MANY, QUICK, FEW, MOST_MB, LEAST_ROWS, EVERY = 200_000, 10_000, 2_000, 64, 500, 10


def held() -> int:
    """What this process holds of its own, in MB: nothing that is mapped from a file."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("RssAnon:")) // 1024


def most_while(answer: object) -> int:
    """Read the file to its end as a browser does; the most that was held meanwhile, in MB."""
    parts = enumerate(answer.streaming_content)  # type: ignore[attr-defined]
    return max((held() for at, _part in parts if at % EVERY == 0), default=0)


def measure(quick: bool) -> None:
    """A few first, so that everything is loaded; then all."""
    from tests.factories import cases as make

    from yuanba.domains.cases.models import Case
    from yuanba.domains.cases.public import every
    from yuanba.interfaces.desk.export import file_of

    town, count = make.town(), QUICK if quick else MANY
    first = make.report(town.place).case
    fill(first, FEW - 1, Case)
    told: list[tuple[str, Callable[[], int]]] = [
        (kind, lambda kind=kind: most_while(file_of(every(town.manager, town.yard), "JG", kind)))  # type: ignore[misc]
        for kind in ("csv", "xlsx")
    ]
    for _kind, write in told:
        write()
    fill(first, count - FEW, Case, start=FEW)
    before = held()
    for kind, write in told:
        start = time.perf_counter()
        most = write()
        note(
            f"export of {count:,} requests as .{kind}",
            count / (time.perf_counter() - start),
            "rows/s",
            least=LEAST_ROWS,
        )
        note(f"memory it grew by, .{kind}", most - before, "MB", most=MOST_MB)


def fill(first: object, count: int, model: type, start: int = 1) -> None:
    """So many more of the same request, a minute apart, in slices."""
    from datetime import timedelta

    from yuanba.kernel.ids import uuid7

    values = {field.attname: getattr(first, field.attname) for field in model._meta.concrete_fields}  # type: ignore[attr-defined]
    for at in range(start, start + count, 1000):
        rows = []
        for number in range(at, min(at + 1000, start + count)):
            own = {"id": uuid7(), "number": number + 10, "client_key": f"bench-{number}"}
            own["reported_at"] = values["reported_at"] - timedelta(minutes=number)
            rows.append(model(**values | own))
        model.objects.bulk_create(rows)  # type: ignore[attr-defined]


if __name__ == "__main__":
    sys.exit(begin("benchmarks.exports", measure))
