"""`make bench`: both databases, every promise with its limit; `python -m benchmarks sqlite --quick` for one, short."""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def main() -> int:
    """Each database in a process of its own: Django knows one."""
    parser = argparse.ArgumentParser(prog="benchmarks")
    parser.add_argument("databases", nargs="*", metavar="sqlite|postgres")
    parser.add_argument("--quick", action="store_true", help="short runs, fewer cases: to see that it works")
    told = parser.parse_args()
    wanted = told.databases or ["sqlite", "postgres"]
    if unknown := set(wanted) - {"sqlite", "postgres"}:
        parser.error(f"no such database: {', '.join(sorted(unknown))}")
    codes = [run(database, quick=told.quick) for database in wanted]
    return max(codes)


def run(database: str, *, quick: bool) -> int:
    """One database: started if need be, then measured in a fresh process."""
    with tempfile.TemporaryDirectory(prefix="yuanba-bench-") as folder, addresses(database) as urls:
        environment = os.environ | urls | {"YUANBA_DATA_DIR": folder, "PYTHONPATH": str(Path.cwd())}
        words = [sys.executable, "-m", "benchmarks.promises", database, *(["--quick"] if quick else [])]
        return subprocess.run(words, env=environment, check=False).returncode


@contextmanager
def addresses(database: str) -> Iterator[dict[str, str]]:
    """The environment of a database; PostgreSQL with fsync on, as in use."""
    if database == "sqlite":
        yield {"YUANBA_DATABASE_URL": "", "YUANBA_MIGRATE_URL": ""}
        return
    from tests.support.postgres import ADMIN, APP, OWNER, Cluster

    cluster = Cluster(safe=True).start()
    try:
        import psycopg

        with psycopg.connect(cluster.url("postgres", ADMIN), autocommit=True) as link:
            link.execute(f"CREATE DATABASE bench OWNER {OWNER}")
        yield {
            "YUANBA_DATABASE_URL": cluster.url("bench", APP),
            "YUANBA_MIGRATE_URL": cluster.url("bench", OWNER),
        }
    finally:
        cluster.stop()


if __name__ == "__main__":
    sys.exit(main())
