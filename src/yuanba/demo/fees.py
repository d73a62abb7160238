"""Fees of a scene: a signed contract, billed months, and payments at the window."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F, Sum

from yuanba.demo.stage.pace import breathe
from yuanba.domains.assets import public as assets
from yuanba.domains.contracts import public as contracts
from yuanba.domains.finance import public as finance
from yuanba.domains.places.public import Place
from yuanba.kernel import clock
from yuanba.platform.access.public import SYSTEM, Actor
from yuanba.platform.yards.models import Yard

TOGETHER = 50
WASTE = contracts.Tariff("2", "垃圾清运费（代收）", "fixed", Fraction(8), "Waste removal", passed_on=True)
LIFTS = contracts.Tariff(
    "3",
    "电梯电费（分摊）",
    "shared",
    Fraction("0.5464"),
    "Power of the lifts",
    share="floor",
    passed_on=True,
    meter="power",
    starts="DT-",
    bands=((1, 2, Fraction(0)), (3, 99, Fraction(1))),
)
GATE = contracts.Tariff("9", "临时停车", "parking-hour", Fraction(3), "Visitors' parking", free=30, cap=2000)
LINES = (
    contracts.Line("1", "楼道清扫", "每日一次，无积尘", 1, "day", "Stairwells swept", "Once a day, no dust"),
    contracts.Line("2", "电梯维保", "每半月一次", 2, "month", "Lift maintenance", "Twice a month"),
    contracts.Line("3", "门岗值守", per="always", name_en="Gate guarded"),
)


@dataclass(frozen=True)
class Agreed:
    """Who serves, in which mode, at which price; `unpaid`: each so-many-th home has not paid.

    `lifts`: their power is measured building by building, and shared from the third floor on; `gate`: visitors park by
    the hour. `counted` is how the fee
    is, `budget` in yuan a year.
    """

    company: str
    company_en: str
    mode: str
    price: str
    owners: str
    signer: str
    unpaid: int = 12
    lifts: bool = False
    counted: str = "area"
    gate: bool = False
    budget: Mapping[str, int] = field(default_factory=dict)


def play(yard: Yard, agreed: Agreed, manager: Actor, months: int, most: int = 10_000) -> None:
    """The months before this one are owed, and at most so many homes have paid; again it changes nothing."""
    today = yard.created_at.astimezone(clock.SHANGHAI).date()
    with clock.at(yard.created_at):
        number = sign(yard, agreed, date(today.year - 1, 1, 1))
        if agreed.lifts:
            hang_meters(yard, manager, list(months_before(today, months)))
    for first in list(months_before(today, months)):
        _, last = finance.month_of(first)
        with clock.at(_morning(last + timedelta(days=1))):
            bill(yard, manager, number, first)
    with clock.at(_morning(today.replace(day=1))):
        take(yard, manager, agreed.unpaid, most)


def sign(yard: Yard, agreed: Agreed, since: date) -> int:
    """The contract, signed twelve days before it begins; its number."""
    made = draft(yard, agreed, since)
    signing = signed_by(agreed, since)
    contracts.sign_contract(actor=SYSTEM, yard=yard, number=made.number, signing=signing, seen=made.seen)
    return made.number


def signed_by(agreed: Agreed, since: date) -> contracts.Signing:
    """By whom, and when."""
    return contracts.Signing(since - timedelta(days=12), agreed.owners, agreed.signer)


def draft(yard: Yard, agreed: Agreed, since: date) -> contracts.Contract:
    """What it says; its key is its first day."""
    fee = contracts.Tariff("1", "物业服务费", agreed.counted, Fraction(agreed.price), "Service fee")
    remunerated = agreed.mode == contracts.modes.REMUNERATION
    terms = contracts.Terms(
        mode=agreed.mode,
        pay=contracts.Pay(Fraction("0.08")) if remunerated else contracts.Pay(),
        lines=LINES,
        tariffs=(fee, WASTE, *((LIFTS,) if agreed.lifts else ()), *((GATE,) if agreed.gate else ())),
        budget={item: yuan * 100 for item, yuan in agreed.budget.items()},
    )
    said = contracts.Draft(agreed.company, since, date(since.year + 3, 12, 31), agreed.company_en, terms)
    return contracts.draft_contract(actor=SYSTEM, yard=yard, draft=said, client_key=f"demo-{since}")


def bill(yard: Yard, manager: Actor, contract: int, month: date) -> None:
    """A month is owed a fortnight after it ends."""
    due = finance.month_of(month)[1] + timedelta(days=15)
    said: dict[str, Any] = {"contract": contract, "month": month, "due": due, "client_key": f"demo-{month}"}
    run = finance.draft_bills(actor=manager, yard=yard, **said)
    finance.publish_bills(actor=manager, yard=yard, run=run.number)


def hang_meters(yard: Yard, manager: Actor, months: Sequence[date]) -> None:
    """One in each building, read on the last day of each month."""
    for building in Place.objects.filter(yard=yard, kind=Place.Kind.BUILDING).order_by("path"):
        code = f"DT-{building.path.rpartition('/')[2]}"
        new = assets.NewMeter(code, "power", months[0], 100_000)
        meter = assets.hang_meter(actor=manager, yard=yard, place_id=building.id, new=new)
        shows = new.first
        for number, first in enumerate(months, len(code)):
            shows += 412_000 + 13_700 * number
            shown = assets.Shown(finance.month_of(first)[1], shows)
            if meter.last_day < shown.day:
                assets.read_meter(actor=manager, yard=yard, meter_id=meter.id, shown=shown)


def months_before(today: date, months: int) -> Iterator[date]:
    """The first days of so many months before this one, the oldest first."""
    for back in range(months, 0, -1):
        whole = today.year * 12 + today.month - 1 - back
        yield date(whole // 12, whole % 12 + 1, 1)


def _morning(day: date) -> datetime:
    return clock.local(datetime.combine(day, time(9, 30)))


def take(yard: Yard, manager: Actor, unpaid: int, most: int, percent: int = 100) -> None:
    """What homes owe is paid by all but each so-many-th, at most by so many; above 100 per cent in advance."""
    owed = finance.Bill.objects.filter(yard=yard, published_at__lte=clock.now()).values("home", "home__path")
    sums = list(owed.annotate(fen=Sum(F("fen"))).order_by("home__path").values_list("home", "fen"))
    paying = [(home, fen * percent // 100) for place, (home, fen) in enumerate(sums) if place % unpaid][:most]
    for start in range(0, len(paying), TOGETHER):
        with transaction.atomic():
            _take(yard, manager, paying[start : start + TOGETHER])
        breathe()


def _take(yard: Yard, manager: Actor, several: Sequence[tuple[UUID, int]]) -> None:
    for place, (home, fen) in enumerate(several):
        paying = finance.Paying(fen, "cash" if place % 5 == 0 else "transfer", late=False)
        finance.take_payment(actor=manager, yard=yard, home_id=home, paying=paying, client_key=f"demo-{home}")
