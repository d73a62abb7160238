"""Somebody is about to pay by telephone: the order is written first, then sent."""

import hashlib
from uuid import UUID

from django.db import transaction

from yuanba.domains.finance.access import bill_to, home_to, till_held
from yuanba.domains.finance.events import OnlineOrdered
from yuanba.domains.finance.models import Bill, OnlineOrder
from yuanba.domains.finance.port import port_of
from yuanba.domains.finance.rules import online
from yuanba.domains.finance.rules.online import Wish
from yuanba.domains.finance.rules.receipts import MOST
from yuanba.domains.finance.writing.ordering import send
from yuanba.domains.places.public import Place
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, absent
from yuanba.kernel.ids import digest as key_of
from yuanba.kernel.merkle import canon
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard

MOST_BILLS = 50


def order_online(*, actor: Actor, yard: Yard, home_id: UUID, wish: Wish, client_key: str) -> OnlineOrder:
    """The order with what leads to paying it; once per key, and sent again under the same number until it arrived.

    Refused: `online-off`, `online-bills`, `online-sum`, `online-payer`, `online-line`, `online-refused`, `invalid` with
    field `fen`, `conflict`, absent.
    """
    home = _home(actor, yard, home_id, wish)
    port = port_of(yard.code)
    if port is None:
        raise Refusal("online-off")
    key = key_of(f"{actor.account or yard.id}:{client_key}")
    said = {"home": str(home_id), "kind": wish.kind, "fen": wish.fen, "bills": list(wish.bills)}
    digest = hashlib.sha256(canon(said)).hexdigest()
    with transaction.atomic():
        till_held(yard)
        order = OnlineOrder.objects.select_related("home").filter(yard=yard, client_key=key).first()
        if order is not None and order.digest != digest:
            raise Refusal("conflict")
        if order is None:
            order = _written(actor, home, wish, key, digest)
    order.yard = order.home.yard = yard
    return send(port, order, wish.payer)


def _home(actor: Actor, yard: Yard, home_id: UUID, wish: Wish) -> Place:
    """Where whoever takes payments may, or whoever owned it in the days of all chosen bills."""
    if not wish.bills:
        return home_to(actor, yard, home_id, "payment.take")
    if len(set(wish.bills)) != len(wish.bills) or len(wish.bills) > MOST_BILLS:
        raise Refusal("invalid", fields={"bills": "online-bills"})
    homes: dict[UUID, Place] = {}
    for number in wish.bills:
        found = bill_to(actor, yard, number, "bill.see").home
        homes[found.id] = found
    if homes.keys() != {home_id}:
        raise absent()
    home = homes[home_id]
    home.yard = yard
    return home


def _written(actor: Actor, home: Place, wish: Wish, key: str, digest: str) -> OnlineOrder:
    if wish.kind not in online.KINDS or isinstance(wish.fen, bool) or not 0 < wish.fen <= MOST:
        raise Refusal("invalid", fields={"fen": "pay-sum"})
    if wish.bills:
        _check_sum(home, wish)
    if wish.kind == online.JSAPI and not wish.payer:
        raise Refusal("online-payer")
    made = OnlineOrder(yard=home.yard, home=home, kind=wish.kind, fen=wish.fen, bills=sorted(wish.bills))
    made.at, made.until = clock.now(), clock.now() + online.LASTS
    made.client_key, made.digest, made.account, made.by = key, digest, actor.account, actor.name[:60]
    made.save()
    record(OnlineOrdered(made.kind, made.fen), yard=home.yard, actor=actor, subject=made.id)
    return made


def _check_sum(home: Place, wish: Wish) -> None:
    """As it was seen."""
    rows = Bill.objects.filter(yard=home.yard, home=home, number__in=wish.bills)
    left = [one.left for one in rows]
    if not all(left):
        raise Refusal("invalid", fields={"bills": "online-bills"})
    if sum(left) != wish.fen:
        raise Refusal("online-sum")
