"""A draft becomes owed: it stands in the book, and what homes paid in advance pays it."""

from collections import Counter, defaultdict
from uuid import UUID

from yuanba.domains.finance.models import Applied, Bill, BillingRun, BillLine
from yuanba.domains.finance.rules import chart
from yuanba.domains.finance.writing.booking import at_home, book_of, enter
from yuanba.domains.ledger import public as ledger
from yuanba.kernel import clock
from yuanba.kernel.ids import uuid7
from yuanba.platform.access.public import Actor


def post(actor: Actor, run: BillingRun) -> None:
    """Each line from its income to what the home owes; then the advances."""
    bills = list(Bill.objects.filter(yard=run.yard, run=run).select_related("home").order_by("number"))
    homes = {bill.home_id: bill.home for bill in bills}
    book = book_of(run.yard, homes.values())
    enter(actor, book, f"{run.month:%Y-%m} 账单 第 {run.number} 批", _owed(run, bills), f"bills:{run.number}")
    now = clock.now()
    Bill.objects.filter(yard=run.yard, run=run).update(published_at=now)
    _advances(actor, run, book, bills)


def _owed(run: BillingRun, bills: list[Bill]) -> list[ledger.Line]:
    sums: dict[UUID, Counter[str]] = defaultdict(Counter)
    lines = BillLine.objects.filter(yard=run.yard, bill__run=run)
    for bill, account, fen in lines.values_list("bill", "account", "fen"):
        sums[bill][account] += fen
    return [
        ledger.Line(account, at_home(chart.RECEIVABLE, bill.home), fen)
        for bill in bills
        for account, fen in sorted(sums[bill.id].items())
        if fen
    ]


def _advances(actor: Actor, run: BillingRun, book: ledger.Book, bills: list[Bill]) -> None:
    left = {code: -fen for code, fen in ledger.standing(book, chart.PREPAID).items() if fen < 0}
    paid: list[Bill] = []
    lines: list[ledger.Line] = []
    for bill in bills:
        source = at_home(chart.PREPAID, bill.home)
        bill.paid = min(left.get(source, 0), bill.fen)
        if bill.paid:
            left[source] -= bill.paid
            lines.append(ledger.Line(at_home(chart.RECEIVABLE, bill.home), source, bill.paid))
            paid.append(bill)
    enter(actor, book, f"{run.month:%Y-%m} 账单由预收款支付", lines, f"advances:{run.number}")
    Bill.objects.bulk_update(paid, ["paid"], batch_size=500)
    Applied.objects.bulk_create(
        Applied(id=uuid7(), yard=run.yard, bill=bill, fen=bill.paid, day=clock.today()) for bill in paid
    )
