"""`make bench`: every promise with its limit, on both databases, and one table at the end.

`python -m benchmarks [sqlite] [postgres] [--quick] [--all]`: --quick to see that it works, --all with what takes longer
(homes from spreadsheets, the scenes of the demo).
"""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

from benchmarks import apart, told

ONCE = ("triage", "papers")
EACH = (
    "promises",
    "creating",
    "duplicates",
    "exports",
    "figures",
    "people",
    "entries",
    "billing",
    "balances",
    "statements",
)
ON_POSTGRES = ("peers",)
LONG = ("places", "growing", "scenes")


def main() -> int:
    """One part after the other, so that none is measured under the load of another; 1 where one failed."""
    parser = argparse.ArgumentParser(prog="benchmarks")
    parser.add_argument("databases", nargs="*", metavar="sqlite|postgres")
    parser.add_argument("--quick", action="store_true", help="short runs, fewer cases: to see that it works")
    parser.add_argument("--all", action="store_true", help="the long ones too")
    asked = parser.parse_args()
    if unknown := set(asked.databases) - set(apart.DATABASES):
        parser.error(f"no such database: {', '.join(sorted(unknown))}")
    words, start = ["--quick"] if asked.quick else [], time.monotonic()
    with tempfile.TemporaryDirectory(prefix="yuanba-bench-") as folder:
        lines = Path(folder) / "lines"
        lines.touch()
        os.environ[told.LINES] = str(lines)
        codes = [_part(name, apart.ALONE, words) for name in ONCE]
        for database in asked.databases or apart.DATABASES:
            parts = (*EACH, *(ON_POSTGRES if database == "postgres" else ()), *(LONG if asked.all else ()))
            codes += [_part(name, database, words) for name in parts]
        failed = told.table(lines)
    print(f"{time.monotonic() - start:.0f} s", flush=True)
    return 1 if failed or any(codes) else 0


def _part(name: str, database: str, words: list[str]) -> int:
    print(f"-- {name} {database}", flush=True)
    code = apart.run(f"benchmarks.{name}", database, words)
    if code:
        print(f"{name} {database}: ended with {code}", flush=True)
    return code


if __name__ == "__main__":
    sys.exit(main())
