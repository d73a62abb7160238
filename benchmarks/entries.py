"""`python -m benchmarks.entries [sqlite|postgres …] [--quick]`: one entry, and a thin insert of the same rows.

Both write an entry, its transfer, two guarded balances and an event into the same tables, in one transaction each.
The thin one is Django's ORM and nothing else: no right, period, unit or limit is asked, and no digest is taken.
"""

import sys
import uuid
from collections.abc import Callable
from datetime import date
from statistics import median
from typing import Any

from benchmarks.apart import begin
from benchmarks.spent import Spent, in_turns, spent
from benchmarks.told import note

ROUNDS, QUICK, EACH, LEAST = 20, 5, 50, 0.5
DAY, WORDS, AMOUNT = date(2026, 3, 2), "三月：帮张姐买菜", 300


def measure(quick: bool) -> None:
    """In turns; the ratio is the median of those of each round."""
    town = opened()
    ways = {"ours": times(lambda: ours(town)), "thin": times(_thin(town))}
    costs = in_turns(ways, QUICK if quick else ROUNDS)
    for name, words in {
        "ours": "an entry with balances and event",
        "thin": "a thin ORM insert of the same rows",
    }.items():
        note(words, EACH / median(one.clock for one in costs[name]), "a second")
    note("entry, by the clock", ratio(costs["thin"], costs["ours"]), "of thin", least=LEAST)
    pairs = zip(costs["thin"], costs["ours"], strict=True)
    note("entry, by processor time", median(one.processor / other.processor for one, other in pairs), "of thin")


def ratio(theirs: list[Spent], ours_: list[Spent]) -> float:
    """How often ours is done while one of theirs is: by the clock, in the median of the rounds."""
    return median(one.clock / other.clock for one, other in zip(theirs, ours_, strict=True))


def times(one: Callable[[], object]) -> Callable[[], Spent]:
    """Fifty of it."""

    def many() -> None:
        for _time in range(EACH):
            one()

    return lambda: spent(many)


def opened() -> Any:
    """A book with two wallets that have a limit; the first is never empty."""
    from tests.factories import ledger as make

    from yuanba.domains.ledger import public as ledger

    town = make.books()
    for code in ("C300.SHOP", "C300.WALLET"):
        new = ledger.NewAccount(code, code, "asset", "XYB", floor=0)
        ledger.open_ledger_account(actor=town.manager, yard=town.yard, book="MAIN", new=new)
    make.post(town, make.line("C100", "C300.WALLET", 10**12))
    return town


def ours(town: Any) -> None:
    """As a page enters it: with key, right, period, digest."""
    from yuanba.domains.ledger import public as ledger

    draft = ledger.Draft(DAY, WORDS, (ledger.Line("C300.WALLET", "C300.SHOP", AMOUNT),))
    ledger.post_entry(actor=town.manager, yard=town.yard, book="MAIN", draft=draft, key=uuid.uuid4().hex)


def _thin(town: Any) -> Callable[[], None]:
    """The same rows."""
    from django.db import transaction
    from django.db.models import F

    from benchmarks.thin import thin
    from yuanba.domains.ledger import public as ledger
    from yuanba.kernel import clock
    from yuanba.platform.events.public import Event

    entries, transfers, balances, events = map(thin, (ledger.Entry, ledger.Transfer, ledger.Balance, Event))
    accounts = ledger.LedgerAccount.objects.filter(yard=town.yard)
    source, target = (accounts.get(code=code) for code in ("C300.WALLET", "C300.SHOP"))
    said = {"book": "MAIN", "kind": "journal", "day": DAY.isoformat(), "totals": {"XYB": AMOUNT}, "reverses": ""}
    by = {"account": town.manager.account, "name": town.manager.name}
    actor = {"actor_account": by["account"], "actor_name": by["name"]}

    def one() -> None:
        with transaction.atomic():
            key, now = uuid.uuid4().hex, clock.now()
            head = {"book": town.book, "day": DAY, "words": WORDS, "kind": "journal", "key": key, "digest": "0" * 64}
            entry = entries.objects.create(yard=town.yard, at=now, **head, **by)
            legs = {"source": source, "target": target, "amount": AMOUNT, "unit": "XYB", "position": 0, "day": DAY}
            transfers.objects.create(yard=town.yard, entry_id=entry.id, book=town.book, **legs)
            events.objects.create(
                yard=town.yard, name="ledger.entered", at=now, subject=entry.id, payload=said, **actor
            )
            balances.objects.filter(account=source).update(posted=F("posted") - AMOUNT)
            balances.objects.filter(account=target).update(posted=F("posted") + AMOUNT)

    return one


if __name__ == "__main__":
    sys.exit(begin("benchmarks.entries", measure))
