"""`python -m benchmarks.exports [sqlite|postgres …] [--quick]`: the list of 200,000 requests as .xlsx and CSV.

Written row by row: the memory beyond what a file of two thousand takes must not grow with the rows.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable

MANY, QUICK, FEW, MOST_MB, LEAST_ROWS = 200_000, 10_000, 2_000, 64, 500


def main() -> int:
    """Each database in a process of its own."""
    from benchmarks.__main__ import addresses

    words, quick = [one for one in sys.argv[1:] if one != "--quick"], "--quick" in sys.argv
    codes = []
    for database in words or ["sqlite", "postgres"]:
        with tempfile.TemporaryDirectory(prefix="yuanba-bench-") as folder, addresses(database) as urls:
            count = str(QUICK if quick else MANY)
            environment = os.environ | urls | {"YUANBA_DATA_DIR": folder, "YUANBA_BENCH_EXPORTS": count}
            codes.append(
                subprocess.run([sys.executable, "-m", "benchmarks.exports", database], env=environment).returncode
            )
    return max(codes)


def peak() -> int:
    """The most memory this process ever held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def rows_in(answer: object) -> int:
    """Read the file to its end as a browser does; the number of bytes."""
    return sum(len(part) for part in answer.streaming_content)  # type: ignore[attr-defined]


def measure(database: str, count: int) -> None:
    """A few first, so that everything is loaded; then all."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yuanba.settings")
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from tests.factories import cases as make

    from yuanba.domains.cases.models import Case
    from yuanba.domains.cases.public import every
    from yuanba.interfaces.desk.export import file_of

    town = make.town()
    first = make.report(town.place).case
    fill(first, FEW - 1, Case)
    told: list[tuple[str, Callable[[], int]]] = [
        (kind, lambda kind=kind: rows_in(file_of(every(town.manager, town.yard), "JG", kind)))  # type: ignore[misc]
        for kind in ("csv", "xlsx")
    ]
    for _kind, write in told:
        write()
    fill(first, count - FEW, Case, start=FEW)
    before = peak()
    for kind, write in told:
        start = time.perf_counter()
        size = write()
        rate = count / (time.perf_counter() - start)
        more = peak() - before
        print(
            f"{database}: {count:,} requests as .{kind:<5} {rate:8,.0f} rows/s  {size // 1024:,} kB  +{more} MB",
            flush=True,
        )
        assert more < MOST_MB
        assert rate > LEAST_ROWS


def fill(first: object, count: int, model: type, start: int = 1) -> None:
    """So many more of the same request, a minute apart, in slices."""
    from datetime import timedelta

    from yuanba.kernel.ids import uuid7

    values = {field.attname: getattr(first, field.attname) for field in model._meta.concrete_fields}  # type: ignore[attr-defined]
    for begin in range(start, start + count, 1000):
        rows = []
        for number in range(begin, min(begin + 1000, start + count)):
            own = {"id": uuid7(), "number": number + 10, "client_key": f"bench-{number}"}
            own["reported_at"] = values["reported_at"] - timedelta(minutes=number)
            rows.append(model(**values | own))
        model.objects.bulk_create(rows)  # type: ignore[attr-defined]


if __name__ == "__main__":
    if "YUANBA_BENCH_EXPORTS" in os.environ:
        measure(sys.argv[1], int(os.environ["YUANBA_BENCH_EXPORTS"]))
    else:
        sys.exit(main())
