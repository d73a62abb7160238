"""Somebody says that it was paid: the service is asked."""

from uuid import UUID

from yuanba.domains.finance.access import order_to
from yuanba.domains.finance.models import OnlineOrder
from yuanba.domains.finance.port import NotAnsweredError, port_of
from yuanba.domains.finance.writing.ordering import ask
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard


def ask_online(*, actor: Actor, yard: Yard, order_id: UUID) -> OnlineOrder:
    """The order as it stands now. Refused: `online-off`, `online-line`, absent."""
    order = order_to(actor, yard, order_id, "payment.take")
    port = port_of(yard.code)
    if port is None:
        raise Refusal("online-off")
    try:
        return ask(port, order)
    except NotAnsweredError:
        raise Refusal("online-line") from None
