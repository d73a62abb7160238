"""`python -m benchmarks.peers postgres [--quick]`: one entry of two legs, beside django-hordak and django-ledger.

All three stand on the same PostgreSQL, each in a process and a database of its own, with settings of its own, and write
in turns: a day, words, and an amount that leaves one account and reaches another, each in the way its documentation
shows. Ours also asks who may, takes a key and keeps the balances. The peers are in `.venv/peers`
(requirements/peers.txt), which `make bench` makes.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from benchmarks.apart import begin
from benchmarks.entries import EACH, opened, ours, ratio, times
from benchmarks.spent import Spent, in_turns
from benchmarks.told import note

ROUNDS, QUICK = 15, 4
LEAST = {"hordak": 2, "ledger": 10}
PYTHON = Path(".venv/peers/bin/python")


def measure(quick: bool) -> None:
    """In turns; the ratio is the median of those of each round."""
    town = opened()
    with peer("hordak") as hordak, peer("ledger") as ledger:
        ways = {"ours": times(lambda: ours(town)), "hordak": hordak, "ledger": ledger}
        costs = in_turns(ways, QUICK if quick else ROUNDS)
    note("an entry of ours", EACH / median(one.clock for one in costs["ours"]), "a second")
    for name, least in LEAST.items():
        note(f"an entry of django-{name}", EACH / median(one.clock for one in costs[name]), "a second")
        note(f"entry, against django-{name}", ratio(costs[name], costs["ours"]), "times", least=least)


@contextmanager
def peer(name: str) -> Iterator[Callable[[], Spent]]:
    """A peer that is ready; each call has it write fifty entries."""
    import psycopg
    from psycopg import sql
    from tests.support.postgres import ADMIN

    url = os.environ["YUANBA_MIGRATE_URL"].replace("//yuanba_owner@", f"//{ADMIN}@")
    with psycopg.connect(url, autocommit=True) as link:
        link.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        where = {"host": link.info.host, "port": str(link.info.port), "user": ADMIN, "name": name}
    command = [str(PYTHON), "-m", "benchmarks.peer", name, str(EACH), *where.values()]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, **pipes) as process:  # type: ignore[call-overload]
        assert process.stdout.readline() == "ready\n", f"django-{name} did not begin"

        def fifty() -> Spent:
            process.stdin.write("go\n")
            process.stdin.flush()
            return Spent(*map(float, process.stdout.readline().split()))

        yield fifty
        process.stdin.close()


if __name__ == "__main__":
    sys.exit(begin("benchmarks.peers", measure, at=["postgres"]))
