"""`python -m benchmarks.promises [sqlite|postgres …] [--quick]`: the product's server against the bare one.

Both stand side by side, on the same database, and are never under load at the same time.
"""

import json
import os
import socket
import subprocess
import sys
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from benchmarks.apart import AT, begin
from benchmarks.load import Measured, Request
from benchmarks.told import note

WORKERS, SECONDS = 2, 4.0
CLIENTS, SOME = (1, 8, 32), 8
CREATE, LIST = 0.4, 0.5  # of the bare endpoint; of the same list with fewer cases


@dataclass
class Bench:
    """Where to send, as whom, and how long."""

    port: int
    bare: int
    key: str
    session: str
    seconds: float

    def headers(self) -> dict[str, str]:
        """Of a program."""
        return {"Authorization": f"Bearer {self.key}", "Content-Type": "application/json"}


def free_port() -> int:
    """A port nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def server(application: str, port: int, threads: int, **more: str) -> Iterator[None]:
    """A granian of two workers, ready."""
    from yuanba.interfaces.jobs.supervisor import web_command

    command = web_command(port=port, threads=threads, workers=WORKERS)
    command[-1] = application
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, env=os.environ | more, stdout=quiet, stderr=quiet)
    try:
        answering(port, process)
        yield
    finally:
        process.terminate()
        process.wait()


def answering(port: int, process: "subprocess.Popen[bytes]") -> None:
    """Return once the port is open; AssertionError where the process ended."""
    while True:
        assert process.poll() is None, "the server ended"
        with socket.socket() as probe:
            probe.settimeout(0.2)
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return


def show(name: str, clients: int, ours: Measured, bare: Measured, least: float | None = None) -> None:
    """One line: rates, percentiles; and the ratio, which is what is promised."""
    print(
        f"{name}, {clients} clients: {ours.rate:,.0f}/s p50 {ours.p50:.1f} p95 {ours.p95:.1f} ms,"
        f" bare {bare.rate:,.0f}/s p95 {bare.p95:.1f} ms",
        flush=True,
    )
    note(f"{name}, {clients} clients", ours.rate / bare.rate, "of bare", least=least)


def creates(bench: Bench) -> None:
    """Create by API over 500 estates against one INSERT; the limit is for the middle load."""
    from benchmarks.load import measure
    from benchmarks.seed import ESTATES, WORDS

    body = json.dumps({"text": WORDS[0], "phone": "13800004402"}).encode()
    plain = json.dumps({"text": WORDS[0]}).encode()

    def ours(number: int) -> Request:
        headers = bench.headers() | {"Idempotency-Key": uuid.uuid4().hex}
        return "POST", f"/api/v1/yards/B{number % ESTATES}/cases", body, headers

    for _ in range(3):  # every estate once in each server process, as after the first minute
        measure(bench.port, ours, clients=SOME, seconds=bench.seconds)
    for clients in CLIENTS:
        limit = measure(bench.bare, _insert(plain), clients=clients, seconds=bench.seconds)
        done = measure(bench.port, ours, clients=clients, seconds=bench.seconds)
        show("create by API", clients, done, limit, CREATE if clients == SOME else None)


def changes(bench: Bench, ids: list[str]) -> None:
    """A status change (a note) on many cases against one INSERT."""
    from benchmarks.load import measure

    plain = json.dumps({"text": "看过了"}).encode()

    def ours(number: int) -> Request:
        return "POST", f"/api/v1/yards/B0/cases/{ids[number % len(ids)]}/note", plain, bench.headers()

    limit = measure(bench.bare, _insert(plain), clients=SOME, seconds=bench.seconds)
    show("status change", SOME, measure(bench.port, ours, clients=SOME, seconds=bench.seconds), limit)


def _insert(body: bytes) -> Callable[[int], Request]:
    return lambda number: ("POST", "/bare/rows", body, {"Content-Type": "application/json"})


def reads(bench: Bench, label: str, paths: dict[str, str]) -> dict[str, float]:
    """Pages against one SELECT of twenty rows; returns their rates."""
    from benchmarks.load import measure

    cookie = {"Cookie": f"yb_session={bench.session}"}
    rates: dict[str, float] = {}
    limit = measure(bench.bare, lambda n: ("GET", "/bare/rows", b"", {}), clients=SOME, seconds=bench.seconds)
    for name, path in paths.items():
        headers = bench.headers() if path.startswith("/api") else cookie
        asked = ("GET", path, b"", headers)
        measure(bench.port, lambda number, asked=asked: asked, clients=SOME, seconds=0.5)  # type: ignore[misc]
        done = measure(bench.port, lambda number, asked=asked: asked, clients=SOME, seconds=bench.seconds)  # type: ignore[misc]
        show(f"{name}, {label}", SOME, done, limit)
        rates[name] = done.rate
    return rates


def session_of(account: str) -> str:
    """A signed-in browser."""
    from django.contrib.sessions.backends.db import SessionStore

    store = SessionStore()
    store["account"] = account
    store.create()
    return str(store.session_key)


PAGES = {
    "desk list (API)": "/api/v1/yards/B0/cases?by=due",
    "desk list (page)": "/desk/B0/",
    "newest (API)": "/api/v1/yards/B0/cases",
    "500 estates this morning (page)": "/oversight/",
}


def main(quick: bool) -> None:
    """Seed, serve, measure."""
    from benchmarks import seed
    from yuanba.domains.cases import public as cases
    from yuanba.domains.people import public as people
    from yuanba.platform.yards.public import by_code

    key, yard = seed.found(), by_code("B0")
    account = people.Account.objects.get(username="bench")
    small, large = (500, 2000) if quick else (10_000, 200_000)
    seed.fill(yard, small, still_open=200)
    for number in range(1, seed.ESTATES):
        seed.fill(by_code(f"B{number}"), seed.OPEN_EACH, still_open=seed.OPEN_EACH)
    ids = [str(one) for one in cases.Case.objects.filter(yard=yard, state="new").values_list("id", flat=True)]
    threads = 1 if os.environ[AT] == "sqlite" else 8
    bench = Bench(free_port(), free_port(), key, session_of(str(account.id)), 1.0 if quick else SECONDS)
    paths = PAGES | {"one case (API)": f"/api/v1/yards/B0/cases/{ids[0]}"}
    bare = server("benchmarks.bare:application", bench.bare, threads, DJANGO_SETTINGS_MODULE="benchmarks.settings")
    with bare, server("yuanba.interfaces.wsgi:application", bench.port, threads):
        first = reads(bench, f"{small:,}", paths)
        seed.fill(yard, large, still_open=0)
        second = reads(bench, f"{large:,}", paths)
        for name in paths:
            note(f"{name}, {large:,} against {small:,}", second[name] / first[name], "times", least=LIST)
        changes(bench, ids)
        creates(bench)


if __name__ == "__main__":
    sys.exit(begin("benchmarks.promises", main))
