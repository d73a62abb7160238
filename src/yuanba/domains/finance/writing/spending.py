"""How what was spent stands in the book: the cost against the cash box or the bank, on the day of the document."""

from datetime import date

from yuanba.domains.finance.models import Voucher
from yuanba.domains.finance.rules import chart
from yuanba.domains.finance.writing.booking import book_of
from yuanba.domains.finance.writing.receiving import INTO
from yuanba.domains.ledger import public as ledger
from yuanba.kernel import clock
from yuanba.platform.access.public import Actor


def enter_spent(actor: Actor, voucher: Voucher) -> date:
    """On which day it is booked: its own, or where that is closed, the first after it that is open."""
    line = ledger.Line(INTO[voucher.way], _account(voucher), voucher.fen)
    placed = ledger.placed(book_of(voucher.yard, []), voucher.day)
    _enter(actor, voucher, placed, f"凭证 {voucher.number}：{voucher.words}", line, "voucher")
    return placed[0]


def enter_back(actor: Actor, voucher: Voucher) -> None:
    """The same the other way round, today."""
    line = ledger.Line(_account(voucher), INTO[voucher.way], voucher.fen)
    _enter(actor, voucher, (clock.today(), None), f"冲回凭证 {voucher.number}：{voucher.why}", line, "voucher-back")


def _account(voucher: Voucher) -> str:
    return chart.cost(voucher.item, voucher.part)


def _enter(
    actor: Actor, voucher: Voucher, placed: tuple[date, date | None], words: str, line: ledger.Line, key: str
) -> None:
    day, belongs = placed
    book = book_of(voucher.yard, [])
    kind = "closing"
    if voucher.item != chart.REMUNERATION:
        kind, (name, name_en) = "spending", chart.cost_names(voucher.item, voucher.part)
        if voucher.item != chart.SHARE:
            ledger.kept_accounts(book, [ledger.NewAccount(_account(voucher), name, "expense", name_en=name_en)])
    said = ledger.Draft(day, words[:200], (line,), kind=kind, belongs=belongs)
    ledger.enter_for(actor, book, said, f"{key}:{voucher.number}")
