"""Orders that are paid by telephone."""

from itertools import count
from typing import Any

from tests.factories.fees import Fees, bills
from yuanba.domains.finance.public import online
from yuanba.platform.access.public import Actor

_keys = count(1)


def order(
    town: Fees, name: str = "3-1-901", kind: str = "native", key: str = "", actor: Actor | None = None, **more: Any
) -> online.OnlineOrder:
    """All that is owed of a home, by its owner."""
    open_bills = [one for one in bills(town, name) if one.left]
    wish = online.Wish(sum(one.left for one in open_bills), kind, tuple(one.number for one in open_bills), "1.2.3.4")
    said = {"yard": town.yard, "home_id": town.home(name).id, "wish": wish, "client_key": key or f"o-{next(_keys)}"}
    return online.order_online(actor=actor or town.owners[name], **said | more)


def refund(town: Fees, made: online.OnlineOrder, fen: int, key: str = "", why: str = "重复缴费") -> online.OnlineRefund:
    """By the manager."""
    said = {"order_id": made.id, "fen": fen, "why": why, "client_key": key or f"r-{next(_keys)}"}
    return online.refund_online(actor=town.manager, yard=town.yard, **said)


def now(made: online.OnlineOrder) -> online.OnlineOrder:
    """As it stands."""
    return online.OnlineOrder.objects.select_related("payment", "home").get(yard=made.yard_id, id=made.id)
