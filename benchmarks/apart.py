"""Each database in a process of its own: Django knows one. Every module here that asks a database begins by `begin`."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from benchmarks import told

AT = "YUANBA_BENCH_AT"
DATABASES = ("sqlite", "postgres")
ALONE = "alone"  # where no database is asked


def begin(module: str, measure: Callable[[bool], object], *, at: Sequence[str] = DATABASES) -> int:
    """As a command: `python -m benchmarks.x [sqlite|postgres …] [--quick]`. Started apart: measure, with the tables."""
    quick = "--quick" in sys.argv
    if not os.environ.get(AT):
        wanted = [word for word in sys.argv[1:] if word in at] or at
        return max(run(module, database, ["--quick"] if quick else []) for database in wanted)
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    measure(quick)
    return told.code()


def run(module: str, database: str, words: Sequence[str]) -> int:
    """A module in a fresh process, on a fresh database, with a folder of its own that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="yuanba-bench-") as folder, addresses(database) as urls:
        own = {"YUANBA_DATA_DIR": folder, "PYTHONPATH": str(Path.cwd()), AT: database}
        environment = os.environ | urls | own | {"DJANGO_SETTINGS_MODULE": "yuanba.settings"}
        return subprocess.run([sys.executable, "-m", module, *words], env=environment, check=False).returncode


@contextmanager
def addresses(database: str) -> Iterator[dict[str, str]]:
    """The environment of a database; PostgreSQL with fsync on, as in use."""
    if database != "postgres":
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
