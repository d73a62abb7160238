"""How money that came in is written: what it pays in the contract's order, what is left as an advance, its receipt."""

import hashlib
from collections.abc import Sequence

from yuanba.domains.contracts.public import current, terms_on
from yuanba.domains.finance.events import PaymentTaken
from yuanba.domains.finance.models import Applied, Bill, Payment, Till
from yuanba.domains.finance.rules import chart, paying, words
from yuanba.domains.finance.rules.receipts import Paying, fresh_code
from yuanba.domains.finance.writing.booking import at_home, book_of, enter
from yuanba.domains.ledger import public as ledger
from yuanba.domains.places.public import Place
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.kernel.ids import digest as key_of
from yuanba.kernel.ids import uuid7
from yuanba.kernel.merkle import canon
from yuanba.kernel.text import clean
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard

INTO = {
    words.CASH: chart.CASH_BOX,
    words.TRANSFER: chart.BANK,
    words.BANK_FILE: chart.UNCLAIMED,
    words.WECHAT: chart.CLEARING,
}


def known(actor: Actor, yard: Yard, client_key: str, said: dict[str, object]) -> tuple[Payment | None, str, str]:
    """The receipt of this key from before, the key and the digest. Refused: `conflict` for other content."""
    key = key_of(f"{actor.account or yard.id}:{client_key}")
    digest = hashlib.sha256(canon(said)).hexdigest()
    found = Payment.objects.select_related("home").filter(yard=yard, client_key=key).first()
    if found is not None:
        if found.digest != digest:
            raise Refusal("conflict")
        found.yard = yard
    return found, key, digest


def new_receipt(actor: Actor, till: Till, home: Place, kind: str, key: str, digest: str) -> Payment:
    """The next receipt of the till; the caller holds it, fills in the rest and saves."""
    till.payments += 1
    till.save()
    made = Payment(yard=home.yard, number=till.payments, home=home, kind=kind, client_key=key, digest=digest)
    made.code, made.day, made.at = fresh_code(), clock.today(), clock.now()
    made.account, made.by = actor.account, actor.name[:60]
    return made


def order_of(yard: Yard) -> str:
    """What a payment pays first, by the contract that runs today."""
    contract = current(yard)
    return terms_on(contract, clock.today()).order if contract else paying.OLDEST_FIRST


def open_bills(yard: Yard, home: Place) -> list[Bill]:
    """What is owed of a home, the oldest first."""
    rows = Bill.objects.filter(yard=yard, home=home, credited_at=None, published_at__isnull=False)
    found = rows.filter(kind__in=(words.MONTH, words.LATE)).select_related("run__contract", "of__run")
    return [one for one in found.order_by("due", "number") if one.left]


def spread(bills: Sequence[Bill], fen: int, order: str) -> paying.Allocation:
    """Over open bills."""
    kinds = {words.MONTH: paying.PRINCIPAL, words.LATE: paying.PENALTY}
    return paying.allocate([paying.Owed(str(one.id), one.due, one.left, kinds[one.kind]) for one in bills], fen, order)


def apply(bills: Sequence[Bill], payment: Payment, spread_over: paying.Allocation) -> None:
    """What was paid of each bill."""
    paid = [one for one in bills if str(one.id) in spread_over.applied]
    for bill in paid:
        bill.paid += spread_over.applied[str(bill.id)]
    Bill.objects.bulk_update(paid, ["paid"])
    Applied.objects.bulk_create(
        Applied(id=uuid7(), yard=bill.yard, bill=bill, payment=payment, fen=fen, day=payment.day)
        for bill in paid
        for fen in [spread_over.applied[str(bill.id)]]
    )


def receive(actor: Actor, payment: Payment, paying: Paying, bills: Sequence[Bill], charged: int = 0) -> None:
    """What came in, saved: spread over open bills, entered, told; `charged` are late fees among them."""
    spread_over = spread(bills, paying.fen, order_of(payment.yard))
    payment.way, payment.fen, payment.prepaid = paying.way, paying.fen, spread_over.prepaid
    payment.words = clean(paying.words)[:200]
    payment.save()
    apply(bills, payment, spread_over)
    book_in(actor, payment)
    told = PaymentTaken(payment.number, payment.kind, payment.way, payment.fen, payment.prepaid, charged)
    record(told, yard=payment.yard, actor=actor, subject=payment.id)


def book_in(actor: Actor, payment: Payment) -> None:
    """Money in against what was owed; the rest is an advance."""
    home, into = payment.home, INTO[payment.way]
    paid = payment.fen - payment.prepaid
    parts = ((chart.RECEIVABLE, paid), (chart.PREPAID, payment.prepaid))
    lines = [ledger.Line(at_home(code, home), into, fen) for code, fen in parts if fen]
    book = book_of(payment.yard, [home], (chart.RECEIVABLE, chart.PREPAID))
    enter(actor, book, f"收据 {payment.number}：缴费", lines, f"payment:{payment.number}")
