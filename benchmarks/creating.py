"""`python -m benchmarks.creating [sqlite|postgres …] [--quick]`: what one request costs, and one bare INSERT.

Processor time of this process and, on PostgreSQL, of its server process; in turns, each through its whole stack of
middleware, without a web server: what the load of a machine changes least. `benchmarks.promises` measures both served.
"""

import json
import logging
import os
import sys
import time
import uuid
from collections.abc import Callable
from pathlib import Path
from statistics import median

from benchmarks.apart import begin
from benchmarks.told import note

ESTATES, ROUNDS, EACH = 20, 20, 50


def measure(quick: bool) -> None:
    """Every estate once, then in turns."""
    from benchmarks import seed

    key = seed.found(ESTATES)
    with Path(os.devnull).open("w") as nowhere:  # the journal is written, and read by nobody
        for handler in logging.getLogger("yuanba").handlers:
            handler.setStream(nowhere)  # type: ignore[attr-defined]
        costs = _in_turns({"ours": _ours(key), "bare": _bare()}, 3 if quick else ROUNDS)
    ours, bare = median(costs["ours"]), median(costs["bare"])
    note("a request taken in: processor time", ours, "ms")
    note("one bare INSERT: processor time", bare, "ms")
    note("create, by processor time", bare / ours, "of bare")


def _in_turns(ways: dict[str, Callable[[int], None]], rounds: int) -> dict[str, list[float]]:
    """Milliseconds of one, in each round."""
    costs: dict[str, list[float]] = {name: [] for name in ways}
    for turn in range(rounds + 1):
        for name, one in ways.items():
            took = _spent(one, EACH) * 1000 / EACH
            costs[name] += [took] if turn else []  # the first warms up
    return costs


def _ours(key: str) -> Callable[[int], None]:
    from django.conf import settings

    from benchmarks.seed import WORDS

    answer = _handler(settings.MIDDLEWARE)
    body = json.dumps({"text": WORDS[0], "phone": "13800004402"})

    def one(number: int) -> None:
        headers = {"Authorization": f"Bearer {key}", "Idempotency-Key": uuid.uuid4().hex}
        answer(f"/api/v1/yards/B{number % ESTATES}/cases", body, headers, "")

    return one


def _bare() -> Callable[[int], None]:
    from benchmarks.seed import WORDS

    answer = _handler([])
    body = json.dumps({"text": WORDS[0]})
    return lambda number: answer("/bare/rows", body, {}, "benchmarks.bare")


def _handler(middleware: list[str]) -> Callable[[str, str, dict[str, str], str], None]:
    from django.core.handlers.wsgi import WSGIHandler
    from django.test import RequestFactory, override_settings

    with override_settings(MIDDLEWARE=middleware):
        handler = WSGIHandler()
    factory = RequestFactory(HTTP_HOST="127.0.0.1")

    def answer(path: str, body: str, headers: dict[str, str], addresses: str) -> None:
        request = factory.generic("POST", path, body, "application/json", headers=headers)
        if addresses:
            request.urlconf = addresses
        told = handler.get_response(request)
        assert told.status_code < 300, getattr(told, "content", b"")
        told.close()

    return answer


def _spent(one: Callable[[int], None], times: int) -> float:
    """Seconds of processor, of both processes."""
    before = _processor()
    for number in range(times):
        one(number)
    return _processor() - before


def _processor() -> float:
    from django.db import connection

    if connection.vendor == "sqlite":
        return time.process_time()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        told = Path(f"/proc/{cursor.fetchone()[0]}/schedstat").read_text()
    return time.process_time() + int(told.split()[0]) / 1e9


if __name__ == "__main__":
    os.environ["YUANBA_POOL"] = "1"  # one server process, whose time is read
    sys.exit(begin("benchmarks.creating", measure))
