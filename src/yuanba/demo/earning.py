"""Public revenue of a scene: contracts about common parts, what came by them, and what the owners decided it is for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from yuanba.demo import pictures
from yuanba.demo.stage import crew
from yuanba.domains.finance.public import revenue
from yuanba.kernel import clock
from yuanba.platform.access.public import SYSTEM, Actor
from yuanba.platform.files.public import store_image
from yuanba.platform.yards.models import Yard


@dataclass(frozen=True)
class Earning:
    """Who pays how many yuan for what, how often, and the company's share in per cent.

    `late`: the last sum that was due did not come. By the gate (`period` open) so many yuan come each month.
    """

    kind: str
    party: str
    yuan: int
    period: str
    share: int = 0
    late: bool = False


@dataclass(frozen=True)
class Common:
    """What common parts earn, and how many per cent of the owners' part the maintenance fund gets at least."""

    earnings: tuple[Earning, ...] = ()
    percent: int = 0


USUAL = (
    Earning("parking", "小区大门临时停车", 6_800, revenue.OPEN, share=30),
    Earning("adverts", "亮点电梯广告公司", 9_000, "quarter"),
    Earning("lockers", "捷达快递柜公司", 2_400, "quarter", share=20),
)


def agree(yard: Yard, common: Common, writer: str, since: date) -> None:
    """All contracts, from the first day of the accounts for three years."""
    if common.percent:
        revenue.set_fund_part(actor=SYSTEM, yard=yard, percent=common.percent)
    for place, one in enumerate(common.earnings):
        scan = store_image(yard, pictures.invoice(40 + place))
        is_open = one.period == revenue.OPEN
        said = revenue.Agreed(
            one.kind,
            one.party,
            since,
            date(since.year + 3, 12, 31),
            one.period,
            0 if is_open else one.yuan * 100,
            None if is_open else since + timedelta(days=14),
            one.share * 100,
            scans=(scan.id,),
        )
        revenue.agree_revenue(actor=crew.actor(writer), yard=yard, agreed=said, client_key=f"demo-{place}")


def take(yard: Yard, common: Common, writer: str, month: date, last: date) -> None:
    """What came in a month: sums on their due day, and at the gate all of the month at its end."""
    actor = crew.actor(writer)
    for place, one in enumerate(common.earnings, 1):
        for day, fen in _came(actor, yard, one, place, (month, last)):
            with clock.at(clock.local(datetime.combine(day, time(16, 30)))):
                count = fen // 800 if one.period == revenue.OPEN else 0
                words = f"{month:%Y-%m} 合计" if count else ""
                taken = revenue.Taken(fen, "cash" if count else "transfer", words=words, count=count)
                key = f"demo-{place}-{day}"
                revenue.take_revenue(actor=actor, yard=yard, number=place, taken=taken, client_key=key)


def _came(actor: Actor, yard: Yard, one: Earning, number: int, span: tuple[date, date]) -> Sequence[tuple[date, int]]:
    if one.period == revenue.OPEN:
        return [(span[1], one.yuan * 100 + span[0].month * 3200)]
    dues = revenue.revenue_sheet(actor, yard, number).dues
    today = max((due.day for due in dues if due.day <= yard.created_at.date()), default=span[1])
    return [(due.day, due.fen) for due in dues if span[0] <= due.day <= span[1] and not (one.late and due.day == today)]
