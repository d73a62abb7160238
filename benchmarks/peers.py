"""`python -m benchmarks.peers postgres [--quick]`: the bills of a month, beside django-hordak and django-ledger.

All three stand on the same PostgreSQL, each in a process and a database of its own, with settings of its own, and write
in turns. What is promised is the month. Ours is drafted and published as the desk does it, two prices a home, with
bills, owners, sums, book and events. A peer writes one entry of two legs for each home by its public API, the way its
documentation shows, and nothing of what a bill is; it has it easier than in use: one transaction around all of them,
one account for all homes, words and sum at hand.

Only told, without a limit: `bulk_create` of hordak's models, which its documentation does not name and which leaves
out what their `save` does; and one entry alone, each with its commit. There ours also asks who may, takes a key, looks
at period and limits, keeps two balances and records the event, and is slower than hordak's three rows
(docs/decisions/0012). The peers are in `.venv/peers` (requirements/peers.txt), which `make bench` makes.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from statistics import median

from benchmarks import billing, entries
from benchmarks.apart import begin
from benchmarks.spent import Spent, in_turns, spent
from benchmarks.told import note

MONTHS, QUICK_MONTHS = 4, 2
ROUNDS, QUICK_ROUNDS = 15, 4
LEAST = {"hordak": 2, "ledger": 10}
PYTHON = Path(".venv/peers/bin/python")
Peer = Callable[[str, int], Spent]


def measure(quick: bool) -> None:
    """In turns; each ratio is the median of those of the rounds."""
    with peer("hordak") as hordak, peer("ledger") as ledger:
        _months(hordak, ledger, QUICK_MONTHS if quick else MONTHS)
        _singly(hordak, ledger, QUICK_ROUNDS if quick else ROUNDS)


def _months(hordak: Peer, ledger: Peer, rounds: int) -> None:
    """Month after month of an estate of 2,000 homes."""
    town, homes, months = billing.estate(0), billing.HOMES, (date(2026, month, 1) for month in range(1, 13))
    ways = {
        "ours": lambda: spent(lambda: billing.billed(town, next(months))),
        "hordak": lambda: hordak("together", homes),
        "hordak in bulk": lambda: hordak("bulk", homes),
        "ledger": lambda: ledger("together", homes),
    }
    costs = in_turns(ways, rounds)
    _tell(costs, homes, "homes billed a month", LEAST)


def _singly(hordak: Peer, ledger: Peer, rounds: int) -> None:
    """One entry after the other."""
    town = entries.opened()
    ours = entries.times(lambda: entries.ours(town))
    each = {"hordak": hordak, "ledger": ledger}
    ways = {"ours": ours} | {name: partial(one, "each", entries.EACH) for name, one in each.items()}
    _tell(in_turns(ways, rounds), entries.EACH, "entries alone", {})


def _tell(costs: dict[str, list[Spent]], many: int, what: str, least: dict[str, int]) -> None:
    """Rates, and ratios to ours; with a limit where there is one."""
    for name, found in costs.items():
        whose = "ours" if name == "ours" else f"django-{name}"
        note(f"{what}: {whose}", many / median(one.clock for one in found), "a second")
        if name != "ours":
            note(f"{what}, against {whose}", entries.ratio(found, costs["ours"]), "times", least=least.get(name))


@contextmanager
def peer(name: str) -> Iterator[Peer]:
    """A peer that is ready; each call has it write so many entries in one of its ways."""
    import psycopg
    from psycopg import sql
    from tests.support.postgres import ADMIN

    url = os.environ["YUANBA_MIGRATE_URL"].replace("//yuanba_owner@", f"//{ADMIN}@")
    with psycopg.connect(url, autocommit=True) as link:
        link.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        where = {"host": link.info.host, "port": str(link.info.port), "user": ADMIN, "name": name}
    command = [str(PYTHON), "-m", "benchmarks.peer", name, *where.values()]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, **pipes) as process:  # type: ignore[call-overload]
        assert process.stdout.readline() == "ready\n", f"django-{name} did not begin"

        def write(way: str, count: int) -> Spent:
            process.stdin.write(f"{way} {count}\n")
            process.stdin.flush()
            return Spent(*map(float, process.stdout.readline().split()))

        yield write
        process.stdin.close()


if __name__ == "__main__":
    sys.exit(begin("benchmarks.peers", measure, at=["postgres"]))
