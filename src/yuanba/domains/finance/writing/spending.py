"""How what was spent stands in the book: the cost against the cash box or the bank, on the day of the document."""

from datetime import date

from yuanba.domains.finance.models import Voucher
from yuanba.domains.finance.rules import chart
from yuanba.domains.finance.writing.booking import book_of
from yuanba.domains.finance.writing.receiving import INTO
from yuanba.domains.ledger import public as ledger
from yuanba.kernel import clock
from yuanba.platform.access.public import Actor


def enter_spent(actor: Actor, voucher: Voucher) -> None:
    """Refused as entries are: `period-closed`."""
    line = ledger.Line(INTO[voucher.way], _account(voucher), voucher.fen)
    _enter(actor, voucher, voucher.day, f"凭证 {voucher.number}：{voucher.words}", line, "voucher")


def enter_back(actor: Actor, voucher: Voucher) -> None:
    """The same the other way round, today."""
    line = ledger.Line(_account(voucher), INTO[voucher.way], voucher.fen)
    _enter(actor, voucher, clock.today(), f"冲回凭证 {voucher.number}：{voucher.why}", line, "voucher-back")


def _account(voucher: Voucher) -> str:
    return chart.cost(voucher.item, voucher.part)


def _enter(actor: Actor, voucher: Voucher, day: date, words: str, line: ledger.Line, key: str) -> None:
    book = book_of(voucher.yard, [])
    name, name_en = chart.cost_names(voucher.item, voucher.part)
    ledger.kept_accounts(book, [ledger.NewAccount(_account(voucher), name, "expense", name_en=name_en)])
    ledger.enter_for(actor, book, ledger.Draft(day, words[:200], (line,), kind="spending"), f"{key}:{voucher.number}")
