"""A yard goes from one database to the other kind and back; a killed import leaves nothing."""

import os
import re
import signal
import subprocess
import sys
import time
from contextlib import contextmanager

import psycopg
import pytest

from tests.prove.conftest import ask
from tests.support.postgres import ADMIN, APP, OWNER, Cluster

YARD = "JG"
HELD = """
from django.apps import apps
from yuanba.platform.yards.checks import kind_of
print("HELD", *[f"{m._meta.label}={m.objects.count()}" for m in apps.get_models() if kind_of(m) in ("YARD", "SHARED")])
"""
WORDS = {"YUANBA_PACK_PASSPHRASE": "eine lange Losung"}


def pack(environment, *words):
    """What `yuanba pack` says."""
    command = [sys.executable, "-m", "yuanba", "pack", *words]
    return subprocess.run(command, env=environment | WORDS, capture_output=True, text=True)


def bare(environment, *words):
    """The same without a passphrase."""
    command = [sys.executable, "-m", "yuanba", "pack", *words]
    return subprocess.run(command, env=environment, capture_output=True, text=True, stdin=subprocess.DEVNULL)


def empty(installation, folder):
    """An embedded installation without a yard."""
    known = installation | {
        "YUANBA_DATA_DIR": str(folder),
        "YUANBA_DATABASE_URL": "",
        "YUANBA_MIGRATE_URL": "",
    }
    subprocess.run([sys.executable, "-m", "yuanba", "migrate", "-v0"], env=known, check=True, capture_output=True)
    return known


@contextmanager
def a_server(known, folder):
    """An empty installation on a PostgreSQL of its own."""
    cluster = Cluster().start()
    try:
        with psycopg.connect(cluster.url("postgres", ADMIN), autocommit=True) as link:
            link.execute(f"CREATE DATABASE there OWNER {OWNER}")
        addresses = (cluster.url("there", role) for role in (APP, OWNER))
        named = dict(zip(("YUANBA_DATABASE_URL", "YUANBA_MIGRATE_URL"), addresses, strict=True))
        known = known | named | {"YUANBA_DATA_DIR": str(folder)}
        subprocess.run([sys.executable, "-m", "yuanba", "migrate", "-v0"], env=known, check=True, capture_output=True)
        yield known
    finally:
        cluster.stop()


STRANGER = "ab" * 32


def signer_of(environment, file):
    """The key a pack says it is signed with."""
    said = pack(environment, "verify", str(file)).stdout
    assert "whose key that is was not looked at" in said
    return said.splitlines()[0].rpartition(" ")[2]


@pytest.fixture
def sent(installation, tmp_path):
    """The pack of an estate of the demo town."""
    file = tmp_path / "a.pack"
    done = pack(installation, "export", YARD, str(file))
    assert (done.returncode, done.stderr) == (0, "")
    return file


def test_it_proves_equal_in_an_embedded_installation(installation, sent, tmp_path):
    there, again = empty(installation, tmp_path / "there"), tmp_path / "b.pack"
    done = pack(there, "import", str(sent), "--from", signer_of(there, sent))
    assert (done.returncode, done.stdout[:6]) == (0, "equal:")
    assert pack(there, "export", YARD, str(again)).returncode == 0
    assert pack(there, "compare", str(sent), str(again)).stdout == done.stdout


def test_over_the_other_kind_of_database_and_back_it_is_equal(installation, sent, tmp_path):
    back, second, third = empty(installation, tmp_path / "back"), tmp_path / "b.pack", tmp_path / "c.pack"
    with a_server(installation, tmp_path / "there") as there:
        first = pack(there, "import", str(sent), "--from", signer_of(there, sent))
        assert (first.returncode, first.stdout[:6]) == (0, "equal:")
        assert pack(there, "export", YARD, str(second)).returncode == 0
    done = pack(back, "import", str(second), "--from", signer_of(back, second))
    assert (done.returncode, done.stdout) == (0, first.stdout)
    assert pack(back, "export", YARD, str(third)).returncode == 0
    assert pack(back, "compare", str(sent), str(third)).stdout == first.stdout
    assert ask(back, TRAVELLED)[0] == ask(installation, TRAVELLED)[0]


TRAVELLED = """
from yuanba.domains.cases.models import Clause, Dispute, Party
from yuanba.domains.cases.secrecy import told
from yuanba.platform.audit.public import verify
from yuanba.platform.yards.public import by_code
import json
yard = by_code("JG")
sealed = [[told(row, name) for row in model.objects.filter(yard=yard).order_by("id")]
          for model, name in ((Dispute, "matter"), (Party, "name"), (Party, "phone"), (Clause, "text"))]
assert all(any(texts) for texts in sealed) and verify(yard) == []
print("SAID", json.dumps(sealed, separators=(",", ":")).replace(" ", "_"))
"""
RELEASED = """
from yuanba.domains.people.models import Account
from yuanba.domains.people.public import actor_of
from yuanba.domains.places import public as places
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.yards.public import by_code
yard = by_code("JG")
manager = actor_of(Account.objects.get(username="deng").id)
places.ask_handover(actor=manager, yard=yard, to="星桥街道服务器", receiver="RECEIVER", why="换了物业公司。")
places.decide_handover(actor=SYSTEM, yard=yard, number=1, state="approved")
"""


def test_an_estate_moves_to_a_receiver_who_confirms(installation, tmp_path):
    there, file, receipt = empty(installation, tmp_path / "there"), tmp_path / "a.pack", tmp_path / "a.receipt"
    refused = bare(installation, "release", YARD, str(file))
    assert (refused.returncode, file.exists()) == (1, False)
    ask(installation, RELEASED.replace("RECEIVER", bare(there, "key").stdout.strip()))
    told = bare(installation, "release", YARD, str(file))
    signer = re.search(r"signed with the key ([0-9a-f]{64}): tell it", told.stdout)[1]
    for verb in ("verify", "import"):
        strange = bare(there, verb, str(file), "--from", STRANGER)
        assert (strange.returncode, f"signed with the key {signer}" in strange.stderr) == (1, True)
    assert bare(there, "verify", str(file), "--from", signer).stdout.count("\n") == 2
    assert bare(there, "import", str(file), "--from", signer).returncode == 0
    receiver = bare(there, "receipt", YARD, str(receipt)).stdout.split()[-1]
    assert bare(installation, "confirm", str(receipt), "--from", receiver).returncode == 0
    assert "not taken back any more" in bare(installation, "back", YARD).stderr


def test_an_import_that_is_killed_leaves_nothing(installation, sent, tmp_path):
    there = empty(installation, tmp_path / "there")
    before, signer = ask(there, HELD), signer_of(there, sent)
    command = [sys.executable, "-m", "yuanba", "pack", "import", str(sent), "--from", signer]
    files, killed = tmp_path / "there" / "files", 0
    process = subprocess.Popen(command, env=there | WORDS, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while process.poll() is None:
        if files.exists() and any(files.rglob("*.jpg")):  # rows are written, bytes begin
            os.kill(process.pid, signal.SIGKILL)
            killed = 1
            break
        time.sleep(0.002)
    process.wait()
    assert killed == 1
    assert ask(there, HELD) == before
    assert pack(there, "import", str(sent), "--from", signer).returncode == 0
