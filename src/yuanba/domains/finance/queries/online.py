"""What was ordered and paid by telephone: for who made it, for the window, and beside the service's trade bill."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from yuanba.domains.finance.access import estate_to, order_to
from yuanba.domains.finance.models import OnlineOrder, OnlineRefund, TradeDay, TradeLine
from yuanba.domains.finance.rules import chart, online
from yuanba.domains.finance.writing.booking import advance_of, book_of
from yuanba.domains.ledger import public as ledger
from yuanba.kernel.errors import absent
from yuanba.kernel.paging import Page, page_of
from yuanba.platform.access.public import Actor, anywhere, can, visible
from yuanba.platform.yards.models import Yard

PAGE, DAYS = 30, 31


@dataclass(frozen=True)
class OrderSheet:
    """An order, what went back of it, and what can still go back (nothing for who may not give back)."""

    order: OnlineOrder
    refunds: Sequence[OnlineRefund] = ()
    left: int = 0


@dataclass(frozen=True)
class Compared:
    """The last days of the trade bill, the lines that differ, and what still stands with the service (1012)."""

    days: Sequence[TradeDay]
    page: Page[TradeLine]
    standing: int


def online_order(actor: Actor, yard: Yard, order_id: UUID) -> OrderSheet:
    """For who made it, and for whoever takes payments at its home; refused as absent."""
    order = order_to(actor, yard, order_id, "payment.take")
    order.home.yard = yard
    rows = OnlineRefund.objects.filter(yard=yard, order=order).select_related("payment").order_by("id")
    left = 0
    if order.state == online.PAID and can(actor, "payment.return", order.home):
        book = book_of(yard, [order.home], (chart.PREPAID,))
        left = max(min(order.fen - order.refunded, advance_of(book, order.home)), 0)
    return OrderSheet(order, list(rows), left)


def online_orders(actor: Actor, yard: Yard, *, odd: bool = False, after: UUID | None = None) -> Page[OnlineOrder]:
    """Where the actor takes payments, the newest first; only those a person should look at. Refused as absent."""
    if not anywhere(actor, "payment.take"):
        raise absent()
    rows = OnlineOrder.objects.filter(visible(actor, "payment.take", "home__path"), yard=yard)
    rows = rows.exclude(odd="") if odd else rows
    rows = rows.filter(id__lt=after) if after else rows
    return page_of(rows.select_related("home", "payment").order_by("-id"), lambda one: one.id, PAGE)


def own_orders(actor: Actor) -> list[OnlineOrder]:
    """Those of the actor that wait to be paid, the newest first, at most ten."""
    if actor.account is None:
        raise absent()
    rows = OnlineOrder.objects.filter(Q(state__in=online.OPEN), account=actor.account).select_related("home", "yard")
    return list(rows.order_by("-id")[:10])


def compared(actor: Actor, yard: Yard, *, after: UUID | None = None) -> Compared:
    """For whoever compares; refused as absent."""
    estate_to(actor, yard, "payment.compare")
    days = TradeDay.objects.filter(yard=yard).order_by("-day")[:DAYS]
    rows = TradeLine.objects.filter(yard=yard).exclude(why="").select_related("of")
    rows = rows.filter(id__lt=after) if after else rows
    page = page_of(rows.order_by("-id"), lambda one: one.id, PAGE)
    book = ledger.Book.objects.filter(yard=yard, code=chart.BOOK[0]).first()
    standing = 0
    if book is not None:
        book.yard = yard
        standing = ledger.standing(book, chart.CLEARING).get(chart.CLEARING, 0)
    return Compared(list(days), page, standing)
