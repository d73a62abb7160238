"""A book with accounts of two units, and what is done in it."""

from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import Any

from tests.factories import people, places
from yuanba.domains.ledger import public as ledger
from yuanba.platform.access.public import SYSTEM, Actor
from yuanba.platform.yards.models import Yard

DAY = date(2026, 3, 2)
_keys = count(1)
ACCOUNTS = (
    ledger.NewAccount("1002", "银行存款", "asset"),
    ledger.NewAccount("1122", "应收物业费", "asset"),
    ledger.NewAccount("2203", "预收物业费", "liability"),
    ledger.NewAccount("6001", "物业费收入", "income"),
    ledger.NewAccount("C100", "信义贝发行", "liability", "XYB"),
    ledger.NewAccount("C200.ZHANG", "张姐的钱包", "asset", "XYB", floor=0, lots=True),
    ledger.NewAccount("C200.LI", "李叔的钱包", "asset", "XYB", floor=0),
    ledger.NewAccount("C400", "商家", "asset", "XYB"),
    ledger.NewAccount("C910", "过期", "asset", "XYB"),
)


@dataclass(frozen=True)
class Books:
    """A yard, its manager, and a book."""

    yard: Yard
    manager: Actor
    book: ledger.Book


def books(code: str = "JG") -> Books:
    """An estate whose manager keeps a book."""
    yard = places.estate(code)
    manager = people.staff(yard, "manager")
    book = ledger.open_book(actor=SYSTEM, yard=yard, code="MAIN", name="总账")
    for new in ACCOUNTS:
        ledger.open_ledger_account(actor=SYSTEM, yard=yard, book="MAIN", new=new)
    return Books(yard, manager, book)


def line(source: str, target: str, amount: int) -> ledger.Line:
    """One transfer."""
    return ledger.Line(source, target, amount)


def post(town: Books, *lines: ledger.Line, day: date = DAY, key: str = "", **more: Any) -> ledger.Entry:
    """An entry by the manager."""
    extra = more.pop("extra", None)
    actor = more.pop("actor", town.manager)
    draft = ledger.Draft(day, more.pop("words", "三月物业费"), lines, **more)
    return ledger.post_entry(
        actor=actor, yard=town.yard, book="MAIN", draft=draft, key=key or f"k{next(_keys)}", extra=extra
    )


def reverse(town: Books, entry: ledger.Entry, **more: Any) -> ledger.Entry:
    """Taken back by the manager."""
    given = {"actor": town.manager, "day": DAY, "words": "记错了", "key": f"k{next(_keys)}"} | more
    return ledger.reverse_entry(yard=town.yard, book="MAIN", entry_id=entry.id, **given)


def hold(town: Books, source: str, target: str, amount: int, **more: Any) -> ledger.Hold:
    """Held by the manager."""
    key, actor = more.pop("key", "") or f"h{next(_keys)}", more.pop("actor", town.manager)
    wish = ledger.Wish(line(source, target, amount), more.pop("words", "帮张姐买菜"), **more)
    return ledger.place_hold(actor=actor, yard=town.yard, book="MAIN", wish=wish, key=key)


def take(town: Books, held: ledger.Hold, amount: int, key: str = "", actor: Actor | None = None) -> ledger.Hold:
    """Taken by the manager."""
    return ledger.take_hold(
        actor=actor or town.manager,
        yard=town.yard,
        book="MAIN",
        hold_id=held.id,
        amount=amount,
        key=key or f"t{next(_keys)}",
    )


def void(town: Books, held: ledger.Hold, actor: Actor | None = None) -> ledger.Hold:
    """Released by the manager."""
    return ledger.void_hold(actor=actor or town.manager, yard=town.yard, book="MAIN", hold_id=held.id)


def stands(town: Books, *codes: str) -> list[int]:
    """What stands in accounts, summed from the transfers."""
    found = ledger.LedgerAccount.objects.filter(yard=town.yard, book=town.book)
    return [ledger.balance_of(found.get(code=code)) for code in codes]


def faults(town: Books) -> dict[str, list[str]]:
    """What an audit finds broken."""
    return {name: found for name, found in ledger.audit(town.book).items() if found}
