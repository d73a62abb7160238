"""How an order goes to the service, and what the service says of it is noted; nothing is sent inside a transaction."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.finance.access import till_held
from yuanba.domains.finance.events import OnlineSettled
from yuanba.domains.finance.models import OnlineOrder, Till
from yuanba.domains.finance.port import NotAnsweredError, OnlinePort, Told, Wanted
from yuanba.domains.finance.rules import online, words
from yuanba.domains.finance.rules.receipts import Paying
from yuanba.domains.finance.writing import receiving
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.kernel.ids import digest
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard

WECHAT = Actor(kind="system", name="微信支付")


def send(port: OnlinePort, order: OnlineOrder, payer: str) -> OnlineOrder:
    """Until the service has answered once; the same number again is the same order there too.

    Refused: `online-line`, `online-refused`.
    """
    if order.state != online.CREATED:
        return order
    label = f"{order.home.label} 物业缴费"[:40]
    wanted = Wanted(order.number, order.yard.code, order.kind, order.fen, label, order.until, payer)
    try:
        link = port.order(wanted)
    except NotAnsweredError as error:
        if not error.for_good:
            raise Refusal("online-line") from None
        _moved(order, online.FAILED, said=error.code[:200])
        raise Refusal("online-refused", why=error.code) from None
    return _moved(order, online.PAYING, link=link)


def _moved(order: OnlineOrder, state: str, **more: str) -> OnlineOrder:
    """From being sent to the next state, unless the service's notice was faster than its answer."""
    with transaction.atomic():
        till_held(order.yard)
        found = held(order.yard, order.id)
        if found.state == online.CREATED:
            found.state = state
            for name, value in more.items():
                setattr(found, name, value)
            found.save()
    return found


def held(yard: Yard, order_id: UUID) -> OnlineOrder:
    """The order as it stands; the caller holds the till."""
    found = OnlineOrder.objects.select_related("home", "payment").filter(yard=yard, id=order_id).first()
    if found is None:
        raise Refusal("online-unknown")
    found.yard = found.home.yard = yard
    return found


def ask(port: OnlinePort, order: OnlineOrder) -> OnlineOrder:
    """What the service says of an order now; one that ran out is closed there first. NotAnsweredError."""
    told = port.query(order.number)
    if told is not None and told.state != "open":
        return note(order.yard, order.id, told)
    if order.state in online.OPEN and order.until <= clock.now():
        if told is not None:
            port.close(order.number)
        return note(order.yard, order.id, Told(order.number, order.yard.code, online.CLOSED))
    OnlineOrder.objects.filter(yard=order.yard, id=order.id).update(asked_at=clock.now())
    return order


def note(yard: Yard, order_id: UUID, told: Told) -> OnlineOrder:
    """Booked once, however often and in whatever order it is said. Refused: `online-unknown`, `online-stranger`."""
    if told.stranger:
        raise Refusal("online-stranger")
    with transaction.atomic():
        till = till_held(yard)
        order = held(yard, order_id)
        order.asked_at = clock.now()
        follows = online.after(order.state, order.fen, order.serial, (told.state, told.serial, told.fen))
        if follows == online.BOOK:
            _book(till, order, told)
        elif follows == online.OVER:
            _settled(order, online.CLOSED, "")
        elif follows in (online.SUM, online.TWICE) and order.odd != follows:
            order.said = f"{told.serial} {told.fen}"[:200]
            _settled(order, order.state, follows)
        else:
            order.save()
    return order


def _book(till: Till, order: OnlineOrder, told: Told) -> None:
    """A payment under the number of the transaction: of the bills that were chosen, what is left over is an advance."""
    is_late = order.state not in online.OPEN
    key = digest(f"wechat:{told.serial}")
    payment = receiving.new_receipt(WECHAT, till, order.home, words.FEE, key, key)
    bills = receiving.open_bills(order.yard, order.home)
    chosen = [one for one in bills if not order.bills or one.number in order.bills]
    paying = Paying(told.fen, words.WECHAT, told.serial, late=False)
    receiving.receive(WECHAT, payment, paying, chosen)
    order.payment, order.serial, order.paid_at = payment, told.serial, told.at or clock.now()
    _settled(order, online.PAID, online.LATE if is_late else "")


def _settled(order: OnlineOrder, state: str, odd: str) -> None:
    order.state, order.odd = state, odd or order.odd
    order.save()
    told = OnlineSettled(state, order.fen, odd, order.payment.number if order.payment else 0)
    record(told, yard=order.yard, actor=WECHAT, subject=order.id)
