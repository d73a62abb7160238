"""How what was spent stands in the book: the cost against the cash box or the bank, on the day of the document."""

from datetime import date, timedelta

from yuanba.domains.finance.models import Voucher
from yuanba.domains.finance.rules import chart
from yuanba.domains.finance.writing.booking import book_of
from yuanba.domains.finance.writing.receiving import INTO
from yuanba.domains.ledger import public as ledger
from yuanba.kernel import clock
from yuanba.platform.access.public import Actor


def enter_spent(actor: Actor, voucher: Voucher) -> date:
    """On which day it is entered. Refused as entries are: `period-closed`."""
    line = ledger.Line(INTO[voucher.way], _account(voucher), voucher.fen)
    day = _open_day(voucher) if voucher.item == chart.REMUNERATION else voucher.day
    _enter(actor, voucher, day, f"凭证 {voucher.number}：{voucher.words}", line, "voucher")
    return day


def _open_day(voucher: Voucher) -> date:
    """The day of a pay, or the first after it that is not closed."""
    closed = book_of(voucher.yard, []).closed_until
    return max(voucher.day, closed + timedelta(days=1)) if closed else voucher.day


def enter_back(actor: Actor, voucher: Voucher) -> None:
    """The same the other way round, today."""
    line = ledger.Line(_account(voucher), INTO[voucher.way], voucher.fen)
    _enter(actor, voucher, clock.today(), f"冲回凭证 {voucher.number}：{voucher.why}", line, "voucher-back")


def _account(voucher: Voucher) -> str:
    return chart.cost(voucher.item, voucher.part)


def _enter(actor: Actor, voucher: Voucher, day: date, words: str, line: ledger.Line, key: str) -> None:
    book = book_of(voucher.yard, [])
    kind = "closing"
    if voucher.item != chart.REMUNERATION:
        kind, (name, name_en) = "spending", chart.cost_names(voucher.item, voucher.part)
        if voucher.item != chart.SHARE:
            ledger.kept_accounts(book, [ledger.NewAccount(_account(voucher), name, "expense", name_en=name_en)])
    ledger.enter_for(actor, book, ledger.Draft(day, words[:200], (line,), kind=kind), f"{key}:{voucher.number}")
