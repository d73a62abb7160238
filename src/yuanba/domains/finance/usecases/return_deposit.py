"""A deposit is given back, less what it stood for."""

from django.db import transaction

from yuanba.domains.finance.access import payment_to, till_held
from yuanba.domains.finance.events import PaymentReturned
from yuanba.domains.finance.models import Payment, Till
from yuanba.domains.finance.rules import chart, returning, words
from yuanba.domains.finance.rules.receipts import Paying
from yuanba.domains.finance.writing import receiving
from yuanba.domains.finance.writing.booking import at_home, book_of, enter
from yuanba.domains.ledger.public import Line
from yuanba.kernel.errors import Refusal
from yuanba.kernel.text import clean
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def return_deposit(*, actor: Actor, yard: Yard, receipt: int, kept: Paying, client_key: str) -> Payment:
    """The receipt of what goes back; `kept.fen` is what stays here, and `kept.words` why.

    Refused: `invalid` with fields `way`, `kept`, `words`; `deposit-returned`, `conflict`, absent.
    """
    with transaction.atomic():
        till = till_held(yard)
        deposit = payment_to(actor, yard, receipt, "payment.return")
        said = {"of": str(deposit.id), **vars(kept)}
        found, key, digest = receiving.known(actor, yard, client_key, said)
        if found is not None:
            return found
        _check(deposit, kept)
        payment = _made(actor, till, deposit, kept, key, digest)
        told = PaymentReturned(payment.number, payment.kind, payment.way, payment.fen, payment.deducted)
        record(told, yard=yard, actor=actor, subject=payment.id)
    return payment


def _check(deposit: Payment, kept: Paying) -> None:
    wrong = {}
    if not 0 <= kept.fen <= deposit.fen:
        wrong["kept"] = "deposit-deducted"
    elif kept.fen and not clean(kept.words):
        wrong["words"] = "deposit-why"
    if kept.way not in words.BY_HAND:
        wrong["way"] = "pay-way"
    if wrong:
        raise Refusal("invalid", fields=wrong)
    if deposit.kind != words.DEPOSIT or Payment.objects.filter(yard=deposit.yard, of=deposit).exists():
        raise Refusal("deposit-returned")


def _made(actor: Actor, till: Till, deposit: Payment, kept: Paying, key: str, digest: str) -> Payment:
    account = receiving.INTO[kept.way]
    back = returning.deposit(deposit.fen, kept.fen, account)
    payment = receiving.new_receipt(actor, till, deposit.home, words.DEPOSIT_BACK, key, digest)
    payment.way, payment.fen, payment.deducted, payment.of = kept.way, back.fen, kept.fen, deposit
    payment.words = clean(kept.words)[:200]
    payment.save()
    owed = at_home(chart.DEPOSITS, deposit.home)
    lines = [Line(code, owed, -fen) for code, fen in back.went if fen < 0]
    book = book_of(deposit.yard, [deposit.home], (chart.DEPOSITS,))
    enter(actor, book, f"收据 {payment.number}：退押金", lines, f"payment:{payment.number}")
    return payment
