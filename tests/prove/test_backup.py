"""What was backed up while the server ran is restored whole: rows, pictures, keys, seals."""

import shutil
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from django.conf import settings

from tests.prove.conftest import ask
from yuanba.settings.paths import ROOT

HELD = """
from django.apps import apps
from pathlib import Path
from django.conf import settings
from yuanba.platform.yards.checks import kind_of
rows = [f"{m._meta.label}={m.objects.count()}" for m in apps.get_models() if kind_of(m) in ("YARD", "SHARED")]
files = sorted(p.name for p in (Path(settings.YUANBA_DATA_DIR) / "files").rglob("*.jpg"))
print("HELD", *rows, *files, settings.SECRET_KEY)
"""


def run(name, file, environment):
    return subprocess.run([ROOT / "deploy" / name, file], env=environment, capture_output=True, text=True)


@pytest.fixture
def other(installation, tmp_path):
    """An empty installation beside the first one."""
    known = installation | {"YUANBA_DATA_DIR": str(tmp_path / "other")}
    if settings.ENGINE == "sqlite":
        yield known
        return
    for name in ("YUANBA_DATABASE_URL", "YUANBA_MIGRATE_URL"):
        known[name] = installation[name].replace("/kill?", "/other?")
    with psycopg.connect(installation["YUANBA_MIGRATE_URL"], autocommit=True) as link:
        link.execute("CREATE DATABASE other")
        yield known
        link.execute("DROP DATABASE other WITH (FORCE)")


def test_a_backup_is_restored_whole(installation, other, tmp_path):
    if settings.ENGINE == "postgres" and not shutil.which("pg_dump"):
        pytest.skip("pg_dump is not on this machine's path: backing up PostgreSQL needs its client programs")
    seal = [sys.executable, "-m", "yuanba", "audit", "seal"]
    subprocess.run(seal, env=installation, check=True, capture_output=True)
    file = tmp_path / "today.tar"
    done = run("backup", file, installation)
    assert (done.returncode, done.stderr, oct(file.stat().st_mode)[-3:]) == (0, "", "600")
    again = run("restore", file, other)
    assert (again.returncode, again.stderr, again.stdout.strip()) == (0, "", "5 yards: all seals hold")
    assert ask(other, HELD) == ask(installation, HELD)


def test_nothing_is_restored_over_what_is_there(installation, tmp_path):
    file = tmp_path / "today.tar"
    file.write_bytes(b"")
    before = ask(installation, HELD)
    done = run("restore", file, installation)
    assert (done.returncode, "nothing was changed" in done.stderr) == (1, True)
    assert ask(installation, HELD) == before
    assert Path(installation["YUANBA_DATA_DIR"], "keys").is_dir()
