"""`python -m benchmarks.billing [sqlite|postgres …] [--quick]`: the bills of a month for 100,000 homes.

50 estates of 2,000 homes, two prices each. A month is drafted and published as the desk does it, with owners, sums,
book and events; beside it `bulk_create` of plain models writes the same rows of another month, worked out before.
"""

import sys
from collections.abc import Callable
from datetime import date
from statistics import median
from typing import Any
from uuid import UUID

from benchmarks.apart import begin
from benchmarks.spent import spent
from benchmarks.told import note

ESTATES, QUICK, HOMES, LEAST = 50, 3, 2_000, 0.5
BEFORE, MONTH, BARE = date(2026, 1, 1), date(2026, 2, 1), date(2025, 1, 1)


def measure(quick: bool) -> None:
    """Estate by estate, every other one the other way round; the ratio is the median of the estates."""
    many, found = QUICK if quick else ESTATES, []
    for number in range(many):
        town = estate(number)
        billed(town, BEFORE)  # the accounts of the homes are opened by their first bills
        ways: dict[str, Callable[[], object]] = {"ours": lambda town=town: billed(town, MONTH), "bare": copied(town)}  # type: ignore[misc]
        found.append({name: spent(ways[name]) for name in sorted(ways, reverse=bool(number % 2))})
    for name, words in {"ours": "homes drafted and published", "bare": "homes whose rows are written alone"}.items():
        note(words, HOMES / median(one[name].clock for one in found), "a second")
    ratio = median(one["bare"].clock / one["ours"].clock for one in found)
    note(f"bills of {many * HOMES:,} homes, by the clock", ratio, "of bare", least=LEAST)
    busy = median(one["bare"].processor / one["ours"].processor for one in found)
    note(f"bills of {many * HOMES:,} homes, by processor time", busy, "of bare")


def billed(town: Any, month: date) -> None:
    """As the desk does it."""
    from tests.factories import fees as make

    assert make.published(town, month, month.replace(day=28)).bills == HOMES


def estate(number: int) -> Any:
    """2,000 homes of one owner each, and a contract of a fee by area and one for each home."""
    from dataclasses import replace

    from tests.factories import contracts, fees, people, places

    yard = places.estate(f"B{number}", f"小区 {number}")
    home = fees.measured(yard, "1-1-1", 8963)
    owner = people.tenure(home)
    _more(
        home, [{"name": f"{at}", "label": f"1 栋 1 单元 {at}", "path": f"{home.path}x{at}"} for at in range(1, HOMES)]
    )
    homes = type(home).objects.filter(yard=yard, kind=home.kind).exclude(id=home.id)
    _more(owner, [{"home_id": one} for one in homes.values_list("id", flat=True)])
    terms = replace(contracts.TERMS, tariffs=(contracts.FEE, contracts.BIN))
    contract = contracts.signed(yard, terms=terms)
    return fees.Fees(yard, people.staff(yard, "manager"), contract, {}, {})


def _more(first: Any, others: list[dict[str, Any]]) -> None:
    """Rows like the first one, but for what is said of each."""
    from yuanba.kernel.ids import uuid7

    model = type(first)
    same = {field.attname: getattr(first, field.attname) for field in model._meta.concrete_fields}
    model.objects.bulk_create([model(**same | {"id": uuid7()} | one) for one in others], batch_size=500)


def copied(town: Any) -> Callable[[], None]:
    """The rows of the month before, as plain values with other keys, to be written by `bulk_create`."""
    from django.db import transaction

    from benchmarks.thin import thin
    from yuanba.kernel.ids import uuid7

    ids: dict[UUID, UUID] = {}
    wanted = []
    for rows in _rows(town):
        values = list(rows.values())
        ids |= {one["id"]: uuid7() for one in values}
        wanted.append((thin(rows.model), [_other(one, ids) for one in values]))

    def write() -> None:
        with transaction.atomic():
            for model, values in wanted:
                model.objects.bulk_create([model(**one) for one in values], batch_size=500)

    return write


def _rows(town: Any) -> list[Any]:
    """What a month wrote, table by table."""
    from yuanba.domains.finance import models as finance
    from yuanba.domains.ledger import public as ledger
    from yuanba.platform.events.public import Event

    run = finance.BillingRun.objects.filter(yard=town.yard)
    entries = ledger.Entry.objects.filter(yard=town.yard)
    subjects = [*run.values_list("id", flat=True), *entries.values_list("id", flat=True)]
    bills = finance.Bill.objects.filter(yard=town.yard), finance.BillLine.objects.filter(yard=town.yard)
    events = Event.objects.filter(yard=town.yard, subject__in=subjects)
    return [run, *bills, entries, ledger.Transfer.objects.filter(yard=town.yard), events]


def _other(row: dict[str, Any], ids: dict[UUID, UUID]) -> dict[str, Any]:
    """The same with keys of its own, and of a month in which nothing was billed."""
    own = {name: ids.get(value, value) if isinstance(value, UUID) else value for name, value in row.items()}
    moved: dict[str, Callable[[Any], Any]] = {
        "number": lambda value: value + 1_000_000,
        "month": lambda _value: BARE,
        "key": lambda value: f"bare-{value}",
        "client_key": lambda value: f"b{value}"[:64],
    }
    return own | {name: change(own[name]) for name, change in moved.items() if name in own}


if __name__ == "__main__":
    sys.exit(begin("benchmarks.billing", measure))
