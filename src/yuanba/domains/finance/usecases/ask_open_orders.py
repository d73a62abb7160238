"""What is still open at the service is asked every minute; orders that ran out are closed, refunds followed."""

import logging
from collections.abc import Callable
from functools import partial

from django.db.models import Q

from yuanba.domains.finance.models import OnlineOrder, OnlineRefund
from yuanba.domains.finance.port import NotAnsweredError, OnlinePort, port_of
from yuanba.domains.finance.rules import online
from yuanba.domains.finance.writing.giving_back import ask_refund, refund_held
from yuanba.domains.finance.writing.ordering import ask
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, absent
from yuanba.platform.access.public import Actor

log = logging.getLogger("yuanba.wechat")
AT_ONCE = 50


def ask_open_orders(*, actor: Actor) -> int:
    """How many were asked, the longest unasked first; one that fails does not keep the others. Absent for people."""
    if actor.kind != "system":
        raise absent()
    waited = Q(asked_at=None, at__lte=clock.now() - online.ASKS_EVERY) | Q(
        asked_at__lte=clock.now() - online.ASKS_EVERY
    )
    orders = OnlineOrder.objects.filter(waited, state__in=online.OPEN).select_related("yard", "home")
    refunds = OnlineRefund.objects.filter(waited, state=online.ASKED).select_related("yard")
    asked = 0
    for order in orders.order_by("id")[:AT_ONCE]:
        asked += _tried(order.yard.code, partial(ask, order=order))
    for refund in refunds.order_by("id")[:AT_ONCE]:
        asked += _tried(refund.yard.code, partial(_ask_refund, refund=refund))
    return asked


def _ask_refund(port: OnlinePort, refund: OnlineRefund) -> None:
    ask_refund(port, refund_held(refund.yard, refund.id))


def _tried(yard: str, work: Callable[[OnlinePort], object]) -> int:
    port = port_of(yard)
    if port is None:
        return 0
    try:
        work(port)
    except (NotAnsweredError, Refusal) as error:
        log.warning("not asked", extra={"error": str(error)})
    return 1
