"""A deposit is paid in: it is owed back, and no income."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.finance.access import home_to, till_held
from yuanba.domains.finance.events import PaymentTaken
from yuanba.domains.finance.models import Payment
from yuanba.domains.finance.rules import chart, words
from yuanba.domains.finance.rules.receipts import Paying, checked
from yuanba.domains.finance.writing import receiving
from yuanba.domains.finance.writing.booking import at_home, book_of, enter
from yuanba.domains.ledger.public import Line
from yuanba.kernel.errors import Refusal
from yuanba.kernel.text import clean
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def take_deposit(*, actor: Actor, yard: Yard, home_id: UUID, paying: Paying, client_key: str) -> Payment:
    """The receipt; once per key. `words` say what it is for.

    Refused: `invalid` with fields `fen`, `way`, `words`; `conflict`, absent.
    """
    home = home_to(actor, yard, home_id, "payment.take")
    paying = checked(paying)
    if not clean(paying.words):
        raise Refusal("invalid", fields={"words": "deposit-for"})
    said = {"home": str(home.id), "deposit": True, **vars(paying)}
    with transaction.atomic():
        till = till_held(yard)
        found, key, digest = receiving.known(actor, yard, client_key, said)
        if found is not None:
            return found
        payment = receiving.new_receipt(actor, till, home, words.DEPOSIT, key, digest)
        payment.way, payment.fen, payment.words = paying.way, paying.fen, clean(paying.words)[:200]
        payment.save()
        line = Line(at_home(chart.DEPOSITS, home), receiving.INTO[paying.way], paying.fen)
        book = book_of(yard, [home], (chart.DEPOSITS,))
        enter(actor, book, f"收据 {payment.number}：押金", [line], f"payment:{payment.number}")
        told = PaymentTaken(payment.number, payment.kind, payment.way, payment.fen, 0, 0)
        record(told, yard=yard, actor=actor, subject=payment.id)
    return payment
