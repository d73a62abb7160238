"""The server is killed in the middle of a thousand reports: what was acknowledged is there."""

import http.client
import json
import os
import signal
import subprocess
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

from tests.prove.conftest import ask
from tests.support.browser import free_port
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


def kill(process):
    """End a server in the middle of what it does; more than one client may want to."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


def test_nothing_acknowledged_is_lost(installation):
    (token,) = ask(installation, DOOR)
    before = set(ask(installation, COUNT))
    port, acknowledged = free_port(), {}
    for turn in range(KILLS):
        process = serve(installation, port)
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
                    kill(process)
            return None

        with ThreadPoolExecutor(CLIENTS) as pool:
            refused = [answer for answer in pool.map(send, range(CLIENTS)) if answer]
        kill(process)  # also where every client was refused
        process.wait()
        assert not refused, refused[0]
    assert len(acknowledged) >= WANTED
    stored = set(ask(installation, COUNT)) - before
    from yuanba.kernel.ids import digest

    missing = [key for key, secret in acknowledged.items() if digest(secret) not in stored]
    assert not missing
