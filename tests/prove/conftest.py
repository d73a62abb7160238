"""What the long proofs share: the demo town on the server, and an installation of its own."""

import os
import shutil
import subprocess
import sys
import tempfile

import psycopg
import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import transaction

from tests.prove.calling import with_homes
from tests.support.postgres import ADMIN, APP, OWNER, Cluster
from tests.support.town import Town
from yuanba.platform.yards.public import forget


@pytest.fixture(scope="module")
def town(django_db_setup, django_db_blocker):
    """One town for the whole table; every call is undone."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield with_homes(Town())
        transaction.set_rollback(True)


@pytest.fixture
def demo(live):
    """The demo town, served."""
    forget()
    call_command("demo", scene=["jinguiyuan"], verbosity=0)
    return live


@pytest.fixture(scope="session")
def original(tmp_path_factory):
    """An installation with the demo town, made once and never worked on: its cluster, if any, and its environment."""
    known = os.environ | {
        "YUANBA_DATA_DIR": str(tmp_path_factory.mktemp("original")),
        "DJANGO_SETTINGS_MODULE": "yuanba.settings",
        "YUANBA_DATABASE_URL": "",
        "YUANBA_MIGRATE_URL": "",
        "YUANBA_SQLITE_SYNC": "FULL",
        "YUANBA_REPORTS_PER_HOUR": "1000000",
    }
    if settings.ENGINE == "sqlite":
        prepared(known)
        yield None, known
        return
    cluster = Cluster(safe=True).start()
    try:
        command(cluster, f"CREATE DATABASE original OWNER {OWNER}")
        known |= addresses(cluster, "original")
        prepared(known)
        yield cluster, known
    finally:
        cluster.stop()


@pytest.fixture
def installation(original):
    """A database with everything safe on, migrated, with the demo town."""
    cluster, known = original
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(known["YUANBA_DATA_DIR"], folder, dirs_exist_ok=True)
        own = known | {"YUANBA_DATA_DIR": folder}
        if cluster is None:
            yield own
            return
        command(cluster, f"CREATE DATABASE kill TEMPLATE original OWNER {OWNER}")
        yield own | addresses(cluster, "kill")
        command(cluster, "DROP DATABASE kill WITH (FORCE)")


def command(cluster, words):
    """What only the server's administrator may do."""
    with psycopg.connect(cluster.url("postgres", ADMIN), autocommit=True) as link:
        link.execute(words)


def addresses(cluster, name):
    """Where a database is found by the plain role and by the owning one."""
    return {"YUANBA_DATABASE_URL": cluster.url(name, APP), "YUANBA_MIGRATE_URL": cluster.url(name, OWNER)}


def prepared(environment):
    """Migrate and build the demo town."""
    for words in (["migrate", "-v0"], ["demo", "--scene", "jinguiyuan"]):
        subprocess.run([sys.executable, "-m", "yuanba", *words], env=environment, check=True, capture_output=True)


def ask(environment, script):
    """What a script prints after its first word, in a process of its own."""
    command = [sys.executable, "-m", "yuanba", "shell", "-v0", "-c", script]
    said = subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout
    return said.split()[1:]
