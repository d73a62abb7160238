"""How a bill is taken back: the same lines below nothing, and what was paid of it as an advance."""

from yuanba.domains.finance.models import Applied, Bill, BillLine, Till
from yuanba.domains.finance.rules import chart, words
from yuanba.domains.finance.writing.booking import at_home, book_of, enter
from yuanba.domains.ledger import public as ledger
from yuanba.kernel import clock
from yuanba.kernel.ids import uuid7
from yuanba.platform.access.public import Actor


def credit(actor: Actor, till: Till, bill: Bill, why: str) -> Bill:
    """The credit bill, saved, with its entry; the caller holds the till."""
    made = _made(till, bill, why)
    lines = list(BillLine.objects.filter(yard=bill.yard, bill=bill).order_by("id"))
    BillLine.objects.filter(yard=bill.yard, bill=bill).update(void=True)
    BillLine.objects.bulk_create(_taken_back(made, line) for line in lines)
    owed = at_home(chart.RECEIVABLE, bill.home)
    entered = [ledger.Line(owed, line.account, line.fen) for line in lines if line.fen]
    if bill.paid:
        entered.append(ledger.Line(at_home(chart.PREPAID, bill.home), owed, bill.paid))
        Applied(yard=bill.yard, bill=bill, fen=-bill.paid, day=clock.today()).save()
    book = book_of(bill.yard, [bill.home], (chart.RECEIVABLE, chart.PREPAID))
    enter(actor, book, f"冲回账单 {bill.number}：{why}", entered, f"credit:{bill.number}")
    bill.paid, bill.credited_at = 0, clock.now()
    bill.save()
    return made


def _made(till: Till, bill: Bill, why: str) -> Bill:
    till.bills += 1
    till.save()
    made = Bill(yard=bill.yard, number=till.bills, home=bill.home, kind=words.CREDIT, month=bill.month, of=bill)
    made.since, made.until, made.due, made.fen = bill.since, bill.until, clock.today(), -bill.fen
    made.words, made.published_at = why, clock.now()
    made.save()
    return made


def _taken_back(made: Bill, line: BillLine) -> BillLine:
    copied = {name: getattr(line, name) for name in ("rule", "part", "name", "name_en", "account", "sum", "month")}
    return BillLine(id=uuid7(), yard=made.yard, bill=made, home=made.home, fen=-line.fen, void=True, **copied)
