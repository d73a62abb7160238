"""The service's trade bill of a day is compared with what was booked; what differs is for a person to look at."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db import transaction

from yuanba.domains.finance.access import till_held
from yuanba.domains.finance.events import OnlineCompared
from yuanba.domains.finance.models import OnlineOrder, OnlineRefund, TradeDay, TradeLine
from yuanba.domains.finance.port import OnlinePort, Traded, online_port
from yuanba.domains.finance.rules import online
from yuanba.domains.finance.writing.ordering import WECHAT, ask
from yuanba.kernel import clock
from yuanba.kernel.errors import absent
from yuanba.kernel.ids import uuid7
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard

DAYS_BACK = 7


def take_trade_bill(*, actor: Actor) -> list[TradeDay]:
    """Of each of the last seven days that is not there yet, for every estate of the merchant; each day once.

    A line without an estate of ours is shown at the first one. NotAnsweredError; absent for people.
    """
    if actor.kind != "system":
        raise absent()
    port = online_port()
    yards = list(Yard.objects.filter(code__in=port.yards).order_by("code")) if port else []
    if port is None or not yards:
        return []
    today = clock.today()
    made = []
    for day in (today - timedelta(days=back) for back in range(DAYS_BACK, 0, -1)):
        known = set(TradeDay.objects.filter(yard__in=yards, day=day).values_list("yard", flat=True))
        missing = [yard for yard in yards if yard.id not in known]
        if missing:
            made += _day(port, yards, missing, day)
    return made


def _day(port: OnlinePort, yards: list[Yard], missing: list[Yard], day: date) -> list[TradeDay]:
    of_yard = defaultdict[str, list[Traded]](list)
    codes = {yard.code for yard in yards}
    for one in port.trades(day):
        of_yard[one.yard if one.yard in codes else yards[0].code].append(one)
    return [_compared(port, yard, day, of_yard[yard.code]) for yard in missing]


def _compared(port: OnlinePort, yard: Yard, day: date, lines: list[Traded]) -> TradeDay:
    """What was paid and is not known here yet is asked for first."""
    for order in _orders(yard, lines).values():
        if order.state not in online.SETTLED:
            ask(port, order)
    with transaction.atomic():
        till_held(yard)
        found = TradeDay.objects.filter(yard=yard, day=day).first()
        return found or _kept(yard, day, lines)


def _kept(yard: Yard, day: date, lines: list[Traded]) -> TradeDay:
    rows = [*_judged(yard, lines), *_lacking(yard, day, lines)]
    made = TradeDay(yard=yard, day=day, lines=len(lines), at=clock.now(), fee=sum(one.fee for one in lines))
    made.came = sum(one.fen for one in lines if one.kind == online.PAY)
    made.went = sum(one.fen for one in lines if one.kind == online.REFUND)
    made.save()
    TradeLine.objects.bulk_create(_line(made, one, why) for one, why in rows)
    differs = sum(bool(why) for _one, why in rows)
    told = OnlineCompared(day.isoformat(), made.lines, differs)
    record(told, yard=yard, actor=WECHAT, subject=made.id)
    return made


def _line(made: TradeDay, one: Traded, why: str) -> TradeLine:
    said = {"kind": one.kind, "number": one.number[:40], "serial": one.serial[:40], "fen": one.fen, "fee": one.fee}
    return TradeLine(id=uuid7(), yard=made.yard, of=made, why=why, **said)


def _judged(yard: Yard, lines: list[Traded]) -> list[tuple[Traded, str]]:
    orders = _orders(yard, lines)
    refunds: dict[UUID | None, OnlineRefund]
    refunds = {one.id: one for one in OnlineRefund.objects.filter(yard=yard, id__in=_ids(lines, online.REFUND))}
    judged = []
    for one in lines:
        known = orders.get(_id(one.number)) if one.kind == online.PAY else refunds.get(_id(one.number))
        if known is None:
            why = online.UNKNOWN
        elif known.fen != one.fen:
            why = online.OTHER_SUM
        else:
            why = "" if known.state in (*online.SETTLED, online.ASKED, online.DONE) else online.UNPAID
        judged.append((one, why))
    return judged


def _lacking(yard: Yard, day: date, lines: list[Traded]) -> Iterable[tuple[Traded, str]]:
    """Paid here on this day, as they said it, and not among their lines."""
    start = clock.local(datetime.combine(day, time.min))
    rows = OnlineOrder.objects.filter(yard=yard, paid_at__gte=start, paid_at__lt=start + timedelta(days=1))
    told = set(_ids(lines, online.PAY))
    return [
        (Traded(online.PAY, one.number, one.serial, yard.code, one.fen, 0), online.MISSING)
        for one in rows.order_by("id")
        if one.id not in told
    ]


def _orders(yard: Yard, lines: list[Traded]) -> dict[UUID | None, OnlineOrder]:
    rows = OnlineOrder.objects.filter(yard=yard, id__in=_ids(lines, online.PAY)).select_related("home")
    found: dict[UUID | None, OnlineOrder] = {}
    for one in rows:
        one.yard = yard
        found[one.id] = one
    return found


def _ids(lines: list[Traded], kind: str) -> list[UUID]:
    return [found for one in lines if one.kind == kind and (found := _id(one.number))]


def _id(number: str) -> UUID | None:
    try:
        return UUID(hex=number)
    except ValueError:
        return None
