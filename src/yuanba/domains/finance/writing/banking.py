"""How a line of the bank becomes a payment, is left out, and waits again; the caller holds the till."""

from yuanba.domains.finance.events import BankSettled, PaymentReturned
from yuanba.domains.finance.models import Applied, BankLine, Bill, Payment, Till
from yuanba.domains.finance.rules import bank, chart, words
from yuanba.domains.finance.rules.receipts import Paying
from yuanba.domains.finance.writing import receiving
from yuanba.domains.finance.writing.booking import advance_of, at_home, book_of, enter
from yuanba.domains.ledger.public import Line
from yuanba.domains.places.public import Place
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, register
from yuanba.kernel.ids import digest, uuid7
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record

register(
    "bank-spent",
    409,
    "What was paid in advance with this line was used meanwhile: take back the bill it paid first, or give back less.",
)


def pay(actor: Actor, till: Till, line: BankLine, home: Place, why: str) -> None:
    """A payment of the home, without late fees: when the money came is not when it was found."""
    _turn(actor, line, bank.PAID, why)
    said = digest(f"bank:{line.id}:{line.turns}")
    payment = receiving.new_receipt(actor, till, home, words.FEE, said, said)
    paying = Paying(line.fen, words.BANK_FILE, f"{line.day:%Y-%m-%d} {line.payer}", late=False)
    receiving.receive(actor, payment, paying, receiving.open_bills(line.yard, home))
    line.home, line.payment = home, payment
    _saved(actor, line, payment.number)


def leave_out(actor: Actor, line: BankLine, why: str) -> None:
    """No fee: the money is not of these accounts."""
    _turn(actor, line, bank.LEFT_OUT, why)
    moved = Line(chart.BANK, chart.UNCLAIMED, line.fen)
    enter(actor, book_of(line.yard, []), f"银行来款不属收费：{why}", [moved], f"bank-out:{line.id}:{line.turns}")
    _saved(actor, line, 0)


def wait_again(actor: Actor, till: Till, line: BankLine, why: str) -> None:
    """What was done with the line is taken back by entries of today; it waits for its home."""
    number = _take_back(actor, till, line.payment, why).number if line.payment else 0
    if line.state == bank.LEFT_OUT:
        back = Line(chart.UNCLAIMED, chart.BANK, line.fen)
        enter(actor, book_of(line.yard, []), f"银行来款待认领：{why}", [back], f"bank-again:{line.id}:{line.turns}")
    line.home = line.payment = None
    _turn(actor, line, bank.WAITING, why)
    _saved(actor, line, number)


def _turn(actor: Actor, line: BankLine, state: str, why: str) -> None:
    line.state, line.why, line.turns = state, why, line.turns + 1
    line.settled_at, line.settled_by = clock.now(), actor.name[:60]


def _saved(actor: Actor, line: BankLine, receipt: int) -> None:
    line.save()
    record(BankSettled(line.state, line.fen, receipt), yard=line.yard, actor=actor, subject=line.id)


def _take_back(actor: Actor, till: Till, paid: Payment, why: str) -> Payment:
    """The receipt that takes back another: its bills are owed again, what it left as an advance goes. Refused:
    `bank-spent`."""
    rows = list(Applied.objects.filter(yard=paid.yard_id, payment=paid).select_related("bill").order_by("id"))
    owed_again = [one for one in rows if not one.bill.credited_at]
    owed = sum(one.fen for one in owed_again)
    advance = paid.fen - owed
    book = book_of(paid.home.yard, [paid.home], (chart.RECEIVABLE, chart.PREPAID))
    if advance > advance_of(book, paid.home):
        raise Refusal("bank-spent")
    key = digest(f"undone:{paid.id}")
    made = receiving.new_receipt(actor, till, paid.home, words.UNDONE, key, key)
    made.way, made.fen, made.prepaid, made.of, made.words = paid.way, paid.fen, advance, paid, why
    made.save()
    _owe_again(made, owed_again)
    parts = ((chart.RECEIVABLE, owed), (chart.PREPAID, advance))
    lines = [Line(receiving.INTO[paid.way], at_home(code, paid.home), fen) for code, fen in parts if fen]
    enter(actor, book, f"收据 {made.number}：冲回收据 {paid.number}", lines, f"payment:{made.number}")
    told = PaymentReturned(made.number, made.kind, made.way, made.fen, 0)
    record(told, yard=made.yard, actor=actor, subject=made.id)
    return made


def _owe_again(made: Payment, rows: list[Applied]) -> None:
    bills = {one.bill_id: one.bill for one in rows}
    for one in rows:
        bills[one.bill_id].paid -= one.fen
    Bill.objects.bulk_update(bills.values(), ["paid"])
    Applied.objects.bulk_create(
        Applied(id=uuid7(), yard=made.yard, bill=one.bill, payment=made, fen=-one.fen, day=made.day) for one in rows
    )
