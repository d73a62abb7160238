"""Settings of a test run. `YUANBA_TEST_DB` says on which database: `sqlite` (default) or `postgres`."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from tests.support import postgres

ENGINE = os.environ.get("YUANBA_TEST_DB", "sqlite")
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "main")
NAME = f"yuanba_test_{WORKER}"

if ENGINE not in ("sqlite", "postgres"):
    raise RuntimeError("YUANBA_TEST_DB is sqlite or postgres")


def _folder() -> Path:
    """One folder for the whole run; the first process makes it and the workers inherit it."""
    if "YUANBA_TEST_DIR" not in os.environ:
        os.environ["YUANBA_TEST_DIR"] = made = tempfile.mkdtemp(prefix="yuanba-test-")
        atexit.register(shutil.rmtree, made, ignore_errors=True)
    return Path(os.environ["YUANBA_TEST_DIR"]) / WORKER


def _cluster() -> Path:
    """One PostgreSQL for the whole run."""
    if "YUANBA_TEST_CLUSTER" not in os.environ:
        cluster = postgres.Cluster().start()
        atexit.register(cluster.stop)
        os.environ["YUANBA_TEST_CLUSTER"] = str(cluster.folder)
    return Path(os.environ["YUANBA_TEST_CLUSTER"])


DATA = _folder()
os.environ["YUANBA_DATA_DIR"] = str(DATA)
os.environ["YUANBA_SQLITE_SYNC"] = "OFF"
os.environ["YUANBA_POOL"] = "0"
if ENGINE == "postgres":
    CLUSTER = _cluster()
    os.environ["YUANBA_DATABASE_URL"] = postgres.url(CLUSTER, NAME, postgres.APP)
    os.environ["YUANBA_MIGRATE_URL"] = postgres.url(CLUSTER, NAME, postgres.OWNER)
else:
    os.environ["YUANBA_DATABASE_URL"] = f"sqlite:///{DATA / NAME}.sqlite3"
    os.environ.pop("YUANBA_MIGRATE_URL", None)

from yuanba.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
YUANBA_STAFF_DAYS = 365 * 100  # what is tested with another day than today still opens; its own tests set it
