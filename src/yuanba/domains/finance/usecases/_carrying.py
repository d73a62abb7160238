"""What a quarter leaves is carried to the owners: fees that came in, less costs and the company's pay."""

from datetime import date

from yuanba.domains.finance.models import Voucher
from yuanba.domains.finance.queries.periods import MONEY, settled
from yuanba.domains.finance.queries.remuneration import under_remuneration
from yuanba.domains.finance.rules import chart
from yuanba.domains.finance.rules.remuneration import moved
from yuanba.domains.finance.writing.booking import book_of
from yuanba.domains.ledger import public as ledger
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard

COSTS = chart.cost("", "")


def carry(actor: Actor, voucher: Voucher) -> None:
    """All until the voucher's day that was not carried before, booked with it; what was put right since, too."""
    book, until = book_of(voucher.yard, []), voucher.day
    spans = [(one.since, min(one.last_day, until)) for one in under_remuneration(voucher.yard)]
    costs = [
        (code, fen)
        for on, code, fen in _net(book, COSTS, MONEY, until)
        if any(since <= on <= last for since, last in spans)
    ]
    costs += list(ledger.standing(book, chart.PAY).items())
    before: dict[str, int] = {}
    for _on, code, fen in _net(book, COSTS, chart.CARRIED, date.max):
        before[code] = before.get(code, 0) - fen
    lines = [_line(code, chart.CARRIED, fen) for code, fen in moved(costs, before).items()]
    came = _fees(voucher.yard, until, spans) - sum(fen for _on, _code, fen in _net(book, chart.HELD, chart.CARRIED))
    lines += [_line(chart.CARRIED, chart.HELD, came)] if came else []
    if lines:
        words = f"业主结余结转，至 {until}（酬金凭证 {voucher.number}）"
        day, belongs = voucher.booked_on or until, until if voucher.is_late else None
        said = ledger.Draft(day, words, tuple(lines), kind="closing", belongs=belongs)
        ledger.enter_for(actor, book, said, f"carried:{voucher.number}")


def _fees(yard: Yard, until: date, spans: list[tuple[date, date]]) -> int:
    """Fees held for the owners that came in on days of these contracts."""
    rows = (one for one in settled(yard, until) if one.held)
    return sum(one.fee for one in rows if any(since <= one.day <= last for since, last in spans))


def _line(source: str, target: str, fen: int) -> ledger.Line:
    return ledger.Line(source, target, fen) if fen > 0 else ledger.Line(target, source, -fen)


def _net(book: ledger.Book, start: str, other: str, until: date = date.max) -> list[tuple[date, str, int]]:
    """Day, account and what it gained of moves between accounts whose codes begin so and those of the other."""
    return [
        (day, target, fen) if target.startswith(start) else (day, source, -fen)
        for day, source, target, fen in ledger.between(book, start, other, until)
    ]
