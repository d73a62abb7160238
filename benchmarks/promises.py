"""Measure one database: the product's server and the bare one side by side, never under load at the same time."""

import json
import os
import socket
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import django

WORKERS = 2
CLIENTS = (1, 8, 32)


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


def show(name: str, clients: int, ours: object, bare: object, aim: str = "") -> None:
    """One line: rates, percentiles, ratio."""
    ratio = ours.rate / bare.rate  # type: ignore[attr-defined]
    print(
        f"{name:<34} {clients:>3} clients  {ours.rate:>8.0f}/s  p50 {ours.p50:>7.1f}  p95 {ours.p95:>7.1f} ms"  # type: ignore[attr-defined]
        f"   bare {bare.rate:>8.0f}/s   ratio {ratio:.2f}  {aim}",  # type: ignore[attr-defined]
        flush=True,
    )


def creates(bench: Bench) -> None:
    """Create by API over 500 estates against one INSERT."""
    from benchmarks.load import measure
    from benchmarks.seed import ESTATES, WORDS

    body = json.dumps({"text": WORDS[0], "phone": "13800004402"}).encode()
    plain = json.dumps({"text": WORDS[0]}).encode()

    def ours(number: int) -> tuple[str, str, bytes, dict[str, str]]:
        headers = bench.headers() | {"Idempotency-Key": uuid.uuid4().hex}
        return "POST", f"/api/v1/yards/B{number % ESTATES}/cases", body, headers

    def bare(number: int) -> tuple[str, str, bytes, dict[str, str]]:
        return "POST", "/bare/rows", plain, {"Content-Type": "application/json"}

    for clients in CLIENTS:
        limit = measure(bench.bare, bare, clients=clients, seconds=bench.seconds)
        done = measure(bench.port, ours, clients=clients, seconds=bench.seconds)
        show("create by API", clients, done, limit, "aim ≥ 0.50")


def reads(bench: Bench, label: str, paths: dict[str, str]) -> dict[str, float]:
    """Pages against one SELECT of twenty rows; returns the rates with eight clients."""
    from benchmarks.load import measure

    cookie = {"Cookie": f"yb_session={bench.session}"}
    rates: dict[str, float] = {}
    for clients in CLIENTS:
        limit = measure(bench.bare, lambda n: ("GET", "/bare/rows", b"", {}), clients=clients, seconds=bench.seconds)
        for name, path in paths.items():
            headers = bench.headers() if path.startswith("/api") else cookie

            def one(
                number: int, path: str = path, headers: dict[str, str] = headers
            ) -> tuple[str, str, bytes, dict[str, str]]:
                return "GET", path, b"", headers

            done = measure(bench.port, one, clients=clients, seconds=bench.seconds)
            show(f"{name}, {label}", clients, done, limit)
            if clients == 8:
                rates[name] = done.rate
    return rates


def changes(bench: Bench, ids: list[str]) -> None:
    """A status change (a note) on many cases against one INSERT."""
    from benchmarks.load import measure

    plain = json.dumps({"text": "看过了"}).encode()

    def ours(number: int) -> tuple[str, str, bytes, dict[str, str]]:
        return "POST", f"/api/v1/yards/B0/cases/{ids[number % len(ids)]}/note", plain, bench.headers()

    def bare(number: int) -> tuple[str, str, bytes, dict[str, str]]:
        return "POST", "/bare/rows", plain, {"Content-Type": "application/json"}

    for clients in CLIENTS:
        limit = measure(bench.bare, bare, clients=clients, seconds=bench.seconds)
        done = measure(bench.port, ours, clients=clients, seconds=bench.seconds)
        show("status change", clients, done, limit)


def session_of(account: str) -> str:
    """A signed-in browser."""
    from django.contrib.sessions.backends.db import SessionStore

    store = SessionStore()
    store["account"] = account
    store.create()
    return str(store.session_key)


def main(database: str, *, quick: bool) -> None:
    """Seed, serve, measure."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "yuanba.settings")
    django.setup()
    from django.core.management import call_command

    from benchmarks import seed
    from yuanba.domains.cases import public as cases
    from yuanba.domains.people import public as people
    from yuanba.platform.yards.public import by_code

    call_command("migrate", verbosity=0)
    key = seed.found()
    account = people.Account.objects.get(username="bench")
    small, large = (500, 2000) if quick else (10_000, 200_000)
    seed.fill(by_code("B0"), small, still_open=200)
    for number in range(1, seed.ESTATES):
        seed.fill(by_code(f"B{number}"), seed.OPEN_EACH, still_open=seed.OPEN_EACH)
    ids = [str(one) for one in cases.Case.objects.filter(yard=by_code("B0"), state="new").values_list("id", flat=True)]
    threads = 1 if database == "sqlite" else 8
    bench = Bench(free_port(), free_port(), key, session_of(str(account.id)), 1.0 if quick else 6.0)
    paths = {
        "desk list (API)": "/api/v1/yards/B0/cases?by=due",
        "desk list (page)": "/desk/B0/",
        "newest (API)": "/api/v1/yards/B0/cases",
        "this morning, 500 estates (page)": "/oversight/",
        "one case (API)": f"/api/v1/yards/B0/cases/{ids[0]}",
    }
    print(f"== {database}: {WORKERS} workers, {threads} threads each", flush=True)
    bare = server("benchmarks.bare:application", bench.bare, threads, DJANGO_SETTINGS_MODULE="benchmarks.settings")
    with bare, server("yuanba.interfaces.wsgi:application", bench.port, threads):
        first = reads(bench, f"{small:,} cases", paths)
        seed.fill(by_code("B0"), large, still_open=0)
        second = reads(bench, f"{large:,} cases", paths)
        for name in paths:
            print(f"{name:<34} {large:,} against {small:,}: ratio {second[name] / first[name]:.2f}", flush=True)
        changes(bench, ids)
        creates(bench)


if __name__ == "__main__":
    main(sys.argv[1], quick="--quick" in sys.argv)
