"""The server is killed in the middle of a thousand reports: what was acknowledged is there."""

import http.client
import json
import os
import signal
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import psycopg
import pytest
from django.conf import settings

from tests.support.browser import free_port
from tests.support.postgres import ADMIN, APP, OWNER, Cluster
from yuanba.interfaces.jobs.supervisor import wait_until_ready, web_command

WANTED, CLIENTS, KILLS = 1000, 8, 3
DOOR = """
from yuanba.domains.places import public as places
from yuanba.platform.yards.public import by_code
print("TOKEN", places.DoorCode.objects.filter(yard=by_code("JG")).first().token)
"""
COUNT = """
from yuanba.domains.cases import public as cases
keys = cases.Case.objects.filter(channel="door").values_list("token_digest", flat=True)
print("DIGESTS", " ".join(keys))
"""


@pytest.fixture
def environment():
    """A database with everything safe on, migrated, with the demo town."""
    with tempfile.TemporaryDirectory() as folder:
        known = os.environ | {
            "YUANBA_DATA_DIR": folder,
            "DJANGO_SETTINGS_MODULE": "yuanba.settings",
            "YUANBA_DATABASE_URL": "",
            "YUANBA_MIGRATE_URL": "",
            "YUANBA_SQLITE_SYNC": "FULL",
            "YUANBA_REPORTS_PER_HOUR": "1000000",
        }
        if settings.ENGINE == "sqlite":
            prepared(known)
            yield known
            return
        cluster = Cluster(safe=True).start()
        try:
            with psycopg.connect(cluster.url("postgres", ADMIN), autocommit=True) as link:
                link.execute(f"CREATE DATABASE kill OWNER {OWNER}")
            known["YUANBA_DATABASE_URL"] = cluster.url("kill", APP)
            known["YUANBA_MIGRATE_URL"] = cluster.url("kill", OWNER)
            prepared(known)
            yield known
        finally:
            cluster.stop()


def prepared(environment):
    """Migrate and build the demo town."""
    for words in (["migrate", "-v0"], ["demo"]):
        subprocess.run([sys.executable, "-m", "yuanba", *words], env=environment, check=True, capture_output=True)


def ask(environment, script):
    """What a script prints after its first word, in a process of its own."""
    command = [sys.executable, "-m", "yuanba", "shell", "-v0", "-c", script]
    said = subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout
    return said.split()[1:]


def serve(environment, port):
    """A server, ready."""
    process = subprocess.Popen(
        web_command(port=port, threads=1, workers=2),
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    wait_until_ready(port, process)
    return process


def test_nothing_acknowledged_is_lost(environment):
    (token,) = ask(environment, DOOR)
    before = set(ask(environment, COUNT))
    port, acknowledged = free_port(), {}
    for turn in range(KILLS):
        process = serve(environment, port)
        stop_at = WANTED * (turn + 1) // KILLS

        def send(client, turn=turn, stop_at=stop_at, process=process):
            number = 0
            while len(acknowledged) < stop_at:
                key = f"{turn}-{client}-{number}"
                number += 1
                headers = {"Content-Type": "application/json", "Idempotency-Key": key, "Host": "127.0.0.1"}
                link = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
                try:
                    body = json.dumps({"text": f"楼道灯不亮 {key}"})
                    link.request("POST", f"/api/v1/doors/JG/{token}/cases", body, headers)
                    answer = link.getresponse()
                    said = answer.read()
                except (OSError, http.client.HTTPException):
                    return None
                finally:
                    link.close()
                if answer.status != 201:
                    return f"{answer.status} {said!r}"
                acknowledged[key] = json.loads(said)["token"]
                if len(acknowledged) >= stop_at:
                    with suppress(ProcessLookupError):  # another client was quicker
                        os.killpg(process.pid, signal.SIGKILL)
            return None

        with ThreadPoolExecutor(CLIENTS) as pool:
            refused = [answer for answer in pool.map(send, range(CLIENTS)) if answer]
        process.wait()
        assert not refused, refused[0]
    assert len(acknowledged) >= WANTED
    stored = set(ask(environment, COUNT)) - before
    from yuanba.kernel.ids import digest

    missing = [key for key, secret in acknowledged.items() if digest(secret) not in stored]
    assert not missing
