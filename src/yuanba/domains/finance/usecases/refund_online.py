"""What was paid by telephone goes back the same way: out of what the home has paid in advance."""

import hashlib
from uuid import UUID

from django.db import transaction

from yuanba.domains.finance.access import order_to, till_held
from yuanba.domains.finance.events import OnlineReturned
from yuanba.domains.finance.models import OnlineOrder, OnlineRefund
from yuanba.domains.finance.port import port_of
from yuanba.domains.finance.rules import chart, online, returning
from yuanba.domains.finance.writing.booking import advance_of, at_home, book_of, enter
from yuanba.domains.finance.writing.giving_back import send_refund
from yuanba.domains.finance.writing.ordering import held
from yuanba.domains.ledger.public import Line
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.kernel.ids import digest as key_of
from yuanba.kernel.merkle import canon
from yuanba.kernel.text import clean
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def refund_online(*, actor: Actor, yard: Yard, order_id: UUID, fen: int, why: str, client_key: str) -> OnlineRefund:
    """The refund, sent; once per key. It is kept aside until the service says that it arrived.

    Refused: `online-off`, `online-state`, `refund-exceeds`, `invalid` with fields `fen` and `why`, `conflict`, absent.
    """
    found = order_to(actor, yard, order_id, "payment.return")
    port = port_of(yard.code)
    if port is None:
        raise Refusal("online-off")
    said = clean(why)[:80]
    _check(fen, said)
    key = key_of(f"{actor.account or yard.id}:{client_key}")
    digest = hashlib.sha256(canon({"order": str(found.id), "fen": fen, "why": said})).hexdigest()
    with transaction.atomic():
        till_held(yard)
        refund = OnlineRefund.objects.select_related("order__home").filter(yard=yard, client_key=key).first()
        if refund is not None and refund.digest != digest:
            raise Refusal("conflict")
        if refund is None:
            refund = OnlineRefund(yard=yard, fen=fen, why=said, client_key=key, digest=digest)
            _kept_aside(actor, held(yard, order_id), refund)
    refund.yard = refund.order.yard = refund.order.home.yard = yard
    return send_refund(port, refund)


def _check(fen: int, why: str) -> None:
    wrong = {}
    if isinstance(fen, bool) or fen <= 0:
        wrong["fen"] = "pay-sum"
    if not why:
        wrong["why"] = "online-why"
    if wrong:
        raise Refusal("invalid", fields=wrong)


def _kept_aside(actor: Actor, order: OnlineOrder, refund: OnlineRefund) -> None:
    if order.state != online.PAID:
        raise Refusal("online-state")
    book = book_of(order.yard, [order.home], (chart.PREPAID,))
    returning.refund(min(order.fen - order.refunded, advance_of(book, order.home)), 0, refund.fen)
    refund.order, refund.at, refund.account, refund.by = order, clock.now(), actor.account, actor.name[:60]
    refund.save()
    order.refunded += refund.fen
    order.save()
    line = Line(chart.GOING_BACK, at_home(chart.PREPAID, order.home), refund.fen)
    enter(actor, book, f"微信退款：{refund.why}", [line], f"online-back:{refund.id}")
    record(OnlineReturned(refund.state, refund.fen), yard=order.yard, actor=actor, subject=order.id)
