"""What work costs: seconds by the clock, and of processor in this process and its server process on PostgreSQL."""

import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple


class Spent(NamedTuple):
    """Seconds by the clock, and of processor."""

    clock: float
    processor: float


def spent(work: Callable[[], object]) -> Spent:
    """What a piece of work takes."""
    busy, start = processor(), time.perf_counter()
    work()
    took = time.perf_counter() - start
    return Spent(took, processor() - busy)


def in_turns(ways: Mapping[str, Callable[[], Spent]], rounds: int) -> dict[str, list[Spent]]:
    """What each way takes in each round, one after the other, every other round backwards; the first round warms up."""
    found: dict[str, list[Spent]] = {name: [] for name in ways}
    for turn in range(rounds + 1):
        for name in sorted(ways, reverse=bool(turn % 2)):
            took = ways[name]()
            found[name] += [took] if turn else []
    return found


def processor() -> float:
    """Seconds of processor so far."""
    from django.db import connection

    if connection.vendor == "sqlite":
        return time.process_time()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        told = Path(f"/proc/{cursor.fetchone()[0]}/schedstat").read_text()
    return time.process_time() + int(told.split()[0]) / 1e9
