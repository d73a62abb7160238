"""What was paid in advance is given back."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.finance.access import home_to, till_held
from yuanba.domains.finance.events import PaymentReturned
from yuanba.domains.finance.models import Payment
from yuanba.domains.finance.rules import chart, returning, words
from yuanba.domains.finance.rules.receipts import Paying, checked
from yuanba.domains.finance.writing import receiving
from yuanba.domains.finance.writing.booking import advance_of, at_home, book_of, enter
from yuanba.domains.ledger.public import Line
from yuanba.kernel.text import clean
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def refund_advance(*, actor: Actor, yard: Yard, home_id: UUID, paying: Paying, client_key: str) -> Payment:
    """The receipt; once per key. Refused: `refund-exceeds`, `invalid` with fields, `conflict`, absent."""
    home = home_to(actor, yard, home_id, "payment.return")
    paying = checked(paying)
    said = {"home": str(home.id), "refund": True, **vars(paying)}
    with transaction.atomic():
        till = till_held(yard)
        found, key, digest = receiving.known(actor, yard, client_key, said)
        if found is not None:
            return found
        book = book_of(yard, [home], (chart.PREPAID,))
        returning.refund(advance_of(book, home), 0, paying.fen)
        payment = receiving.new_receipt(actor, till, home, words.REFUND, key, digest)
        payment.way, payment.fen, payment.words = paying.way, paying.fen, clean(paying.words)[:200]
        payment.save()
        line = Line(receiving.INTO[paying.way], at_home(chart.PREPAID, home), paying.fen)
        enter(actor, book, f"收据 {payment.number}：退预收款", [line], f"payment:{payment.number}")
        told = PaymentReturned(payment.number, payment.kind, payment.way, payment.fen, 0)
        record(told, yard=yard, actor=actor, subject=payment.id)
    return payment
