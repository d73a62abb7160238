"""How a refund goes to the service, and what the service says of it is noted."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.finance.access import till_held
from yuanba.domains.finance.events import OnlineReturned, PaymentReturned
from yuanba.domains.finance.models import OnlineRefund, Till
from yuanba.domains.finance.port import NotAnsweredError, OnlinePort, ToldRefund
from yuanba.domains.finance.rules import chart, online, words
from yuanba.domains.finance.writing import receiving
from yuanba.domains.finance.writing.booking import at_home, book_of, enter
from yuanba.domains.finance.writing.ordering import WECHAT
from yuanba.domains.ledger.public import Line
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.kernel.ids import digest
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def refund_held(yard: Yard, refund_id: UUID) -> OnlineRefund:
    """A refund with its order; the caller holds the till. Refused: `online-unknown`."""
    found = OnlineRefund.objects.select_related("order__home").filter(yard=yard, id=refund_id).first()
    if found is None:
        raise Refusal("online-unknown")
    found.yard = found.order.yard = found.order.home.yard = yard
    return found


def send_refund(port: OnlinePort, refund: OnlineRefund) -> OnlineRefund:
    """Under its number, so that it goes back once however often it is sent; what cannot be asked now is asked later."""
    if refund.state != online.ASKED:
        return refund
    order, number = refund.order, refund.id.hex
    try:
        told: ToldRefund | None = port.refund(order.number, number, refund.fen, order.fen, refund.why)
    except NotAnsweredError as error:
        if not error.for_good:
            return refund
        told = _asked_again(port, number) or ToldRefund(number, order.number, online.BROKEN, error.code[:40])
    return note_refund(refund.yard, refund.id, told) if told else refund


def _asked_again(port: OnlinePort, number: str) -> ToldRefund | None:
    """What was refused may have been taken before; where that cannot be known now, it is still open."""
    try:
        return port.query_refund(number)
    except NotAnsweredError:
        return ToldRefund(number, "", "open")


def ask_refund(port: OnlinePort, refund: OnlineRefund) -> OnlineRefund:
    """What the service says of it now; one that never arrived there is sent. NotAnsweredError."""
    told = port.query_refund(refund.id.hex)
    return note_refund(refund.yard, refund.id, told) if told else send_refund(port, refund)


def note_refund(yard: Yard, refund_id: UUID, told: ToldRefund) -> OnlineRefund:
    """Booked once: arrived it has a receipt, else it is an advance of the home again.

    Refused: `online-unknown`, `online-stranger`, `online-sum-other`.
    """
    if told.stranger:
        raise Refusal("online-stranger")
    with transaction.atomic():
        till = till_held(yard)
        refund = refund_held(yard, refund_id)
        if told.state == online.DONE and told.fen != refund.fen:
            raise Refusal("online-sum-other")
        refund.asked_at = clock.now()
        if refund.state == online.ASKED and told.state in (online.DONE, online.BROKEN):
            refund.state, refund.serial = told.state, told.serial
            _arrived(till, refund) if told.state == online.DONE else _kept(refund)
            told_of = OnlineReturned(refund.state, refund.fen)
            record(told_of, yard=yard, actor=WECHAT, subject=refund.order_id)
        refund.save()
    return refund


def _arrived(till: Till, refund: OnlineRefund) -> None:
    order, key = refund.order, digest(f"wechat-back:{refund.id}")
    made = receiving.new_receipt(WECHAT, till, order.home, words.REFUND, key, key)
    made.way, made.fen, made.words = words.WECHAT, refund.fen, refund.why
    made.save()
    line = Line(chart.CLEARING, chart.GOING_BACK, refund.fen)
    enter(WECHAT, book_of(refund.yard, []), f"收据 {made.number}：微信退款", [line], f"payment:{made.number}")
    told = PaymentReturned(made.number, made.kind, made.way, made.fen, 0)
    record(told, yard=refund.yard, actor=WECHAT, subject=made.id)
    refund.payment = made
    back = OnlineRefund.objects.filter(yard=refund.yard, order=order, state=online.DONE).values_list("fen", flat=True)
    if sum(back) + refund.fen == order.fen:
        order.state = online.REFUNDED
        order.save()


def _kept(refund: OnlineRefund) -> None:
    order = refund.order
    line = Line(at_home(chart.PREPAID, order.home), chart.GOING_BACK, refund.fen)
    book = book_of(refund.yard, [order.home], (chart.PREPAID,))
    enter(WECHAT, book, "微信退款未成功，退回预收", [line], f"online-kept:{refund.id}")
    order.refunded -= refund.fen
    order.save()
