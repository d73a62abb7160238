"""`python -m benchmarks.balances [sqlite|postgres …] [--quick]`: a trial balance, and the GROUP BY it stands on.

A book of 1,000 homes and 1,000,000 transfers as fees and payments leave them. The raw statements give the same figures:
each of the ways one would write it is tried, and the fastest counts.
"""

import sys
from collections.abc import Callable
from datetime import date, timedelta
from statistics import median
from typing import Any

from benchmarks.apart import begin
from benchmarks.spent import in_turns, spent
from benchmarks.told import note

MANY, QUICK, HOMES, ROUNDS, MOST = 1_000_000, 200_000, 1_000, 7, 1.5
SIDES = "SELECT {0}_id, SUM(amount) FROM ledger_transfer WHERE yard_id = %s AND book_id = %s GROUP BY {0}_id"
BOTH = """
SELECT account, SUM(amount) FROM (
    SELECT target_id AS account, amount FROM ledger_transfer WHERE yard_id = %s AND book_id = %s
    UNION ALL SELECT source_id, -amount FROM ledger_transfer WHERE yard_id = %s AND book_id = %s
) AS sides GROUP BY account
"""
RAW = {"each side": (SIDES.format("target"), SIDES.format("source")), "both at once": (BOTH,)}


def measure(quick: bool) -> None:
    """Fill, compare the figures, and measure in turns."""
    from yuanba.domains.ledger import public as ledger

    many = QUICK if quick else MANY
    book = filled(many)
    told = [amount for accounts in ledger.trial_balance(book).values() for amount in accounts.values()]
    for name, statements in RAW.items():
        assert sorted(_net(statements, book).values()) == sorted(told), name
    work: dict[str, Callable[[], Any]] = {"ours": lambda: ledger.trial_balance(book)}
    work |= {name: lambda said=said: _net(said, book) for name, said in RAW.items()}  # type: ignore[misc]
    costs = in_turns({name: lambda one=one: spent(one) for name, one in work.items()}, ROUNDS)  # type: ignore[misc]
    for name, found in costs.items():
        note(f"trial balance of {many:,} transfers: {name}", median(one.clock for one in found), "s")
    raw = min((costs[name] for name in RAW), key=lambda found: median(one.clock for one in found))
    ratios = (one.clock / other.clock for one, other in zip(costs["ours"], raw, strict=True))
    note("trial balance, against the fastest raw GROUP BY", median(ratios), "times", most=MOST)


def _net(statements: tuple[str, ...], book: Any) -> dict[Any, int]:
    """What each account has by raw statements, the first of which adds and the second takes away."""
    from django.db import connection

    where = [one.hex if connection.vendor == "sqlite" else one for one in (book.yard_id, book.id)]
    found: dict[Any, int] = {}
    with connection.cursor() as cursor:
        for sign, said in zip((1, -1), statements, strict=False):
            cursor.execute(said, where * (said.count("%s") // 2))
            for key, total in cursor.fetchall():
                found[key] = found.get(key, 0) + sign * int(total)
    return found


def filled(many: int) -> Any:
    """Bills of months and their payments, 2,000 transfers an entry."""
    from django.db import connection, connections
    from tests.factories import ledger as make

    from yuanba.domains.ledger import public as ledger
    from yuanba.kernel import clock
    from yuanba.kernel.ids import uuid7

    town = make.books()
    new = (ledger.NewAccount(f"1122.H{home:04}", f"{home}", "asset") for home in range(HOMES))
    ledger.kept_accounts(town.book, new)
    by_code = {one.code: one for one in ledger.LedgerAccount.objects.filter(yard=town.yard)}
    homes = [by_code[f"1122.H{home:04}"] for home in range(HOMES)]
    said: dict[str, Any] = {"yard": town.yard, "book": town.book}
    for number, first in enumerate(range(0, many, 2 * HOMES)):
        day = date(2020, 1, 1) + timedelta(days=number)
        head = {"day": day, "words": "账单", "kind": "fees", "key": f"b{number}", "digest": "0" * 64}
        entry = ledger.Entry(id=uuid7(), at=clock.now(), **head, **said)
        entry.save()
        rows = []
        for place in range(min(2 * HOMES, many - first)):
            home, unit = homes[place % HOMES], {"amount": 10_000 + place, "unit": "CNY"}
            sides = (by_code["6001"], home) if place < HOMES else (home, by_code["1002"])
            legs = {"source": sides[0], "target": sides[1], "position": place, "day": day}
            rows.append(ledger.Transfer(id=uuid7(), entry=entry, **said, **legs, **unit))
        ledger.Transfer.objects.bulk_create(rows)
    if connection.vendor == "postgresql":
        with connections["owner"].cursor() as cursor:
            cursor.execute("VACUUM ANALYZE ledger_transfer")
    return town.book


if __name__ == "__main__":
    sys.exit(begin("benchmarks.balances", measure))
