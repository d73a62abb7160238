"""What common parts should bring and brought, and what became of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Sum

from yuanba.domains.finance.access import estate_to, revenue_to
from yuanba.domains.finance.models import FundPart, RevenueContract, RevenueScan, Taking
from yuanba.domains.finance.queries.periods import deposit_moves, moves
from yuanba.domains.finance.rules import chart, revenue
from yuanba.kernel import clock
from yuanba.kernel.errors import absent
from yuanba.kernel.paging import Page, number_of, page_of
from yuanba.platform.access.public import Actor
from yuanba.platform.files.public import StoredFile
from yuanba.platform.yards.models import Yard

PAGE, TAKINGS, MOST, READ = 20, 50, 400, "revenue.read"
KEPT = "押金扣留"


@dataclass(frozen=True)
class Earned:
    """All of some days: income by kind, costs, the company's share; then what of the owners' part was used.

    `opening` and `closing` are what the owners have; `fund_due` is what of it has to go to the maintenance fund yet.
    """

    opening: int
    income: dict[str, int]
    spent: dict[str, int]
    closing: int
    percent: int
    fund_due: int

    @property
    def gross(self) -> int:
        """All that came in."""
        return sum(self.income.values())

    @property
    def owners(self) -> int:
        """What the owners earned: all that came in, less costs and the company's share."""
        return self.gross - self.spent["public-cost"] - self.spent[chart.SHARE]

    @property
    def undecided(self) -> int:
        """What nobody decided about yet."""
        return max(self.closing - self.fund_due, 0)


@dataclass(frozen=True)
class Earnings:
    """What came by kind and what was spent by item, day by day; below nothing where it was taken back."""

    came: Sequence[tuple[date, str, int]]
    went: Sequence[tuple[date, str, int]]
    percent: int

    def within(self, span: tuple[date, date]) -> Earned:
        """The days of a span; `closing` and what the fund has to get yet are of its last day."""
        now = [one for one in self.came if span[0] <= one[0] <= span[1]]
        used = [one for one in self.went if span[0] <= one[0] <= span[1]]
        all_came = sum(fen for day, _kind, fen in self.came if day <= span[1])
        all_went = _by((one for one in self.went if one[0] <= span[1]), chart.PUBLIC_COSTS)
        closing = all_came - sum(all_went.values())
        income, spent = _by(now, revenue.KINDS), _by(used, chart.PUBLIC_COSTS)
        owners = all_came - all_went["public-cost"] - all_went[chart.SHARE]
        due = max(revenue.to_fund(owners, self.percent) - all_went[chart.TO_FUND], 0)
        opening = closing - sum(income.values()) + sum(spent.values())
        return Earned(opening, income, spent, closing, self.percent, min(due, max(closing, 0)))


def _by(rows: Iterable[tuple[date, str, int]], codes: Iterable[str]) -> dict[str, int]:
    found = dict.fromkeys(codes, 0)
    for _day, code, fen in rows:
        found[code] += fen
    return found


@dataclass(frozen=True)
class RevenueSheet:
    """A contract with its due days, what came by it (a page), and its papers."""

    contract: RevenueContract
    dues: Sequence[revenue.Due]
    came: int
    owners: int
    page: Page[Taking]
    scans: Sequence[RevenueScan]


@dataclass(frozen=True)
class RevenueDesk:
    """A page of contracts, each with its late sum and next due day; what is late or soon; the year in sums."""

    page: Page[tuple[RevenueContract, int, revenue.Due | None]]
    due: Sequence[tuple[RevenueContract, revenue.Due]]
    late: int
    year: Earned


@dataclass(frozen=True)
class TakingLine:
    """Money of a day as it stands in the book; below nothing where it was taken back."""

    item: str
    number: int
    day: date
    words: str
    party: str
    fen: int


def revenue_desk(actor: Actor, yard: Yard, *, after: str = "") -> RevenueDesk:
    """The newest contract first; refused as absent."""
    estate_to(actor, yard, READ)
    today = clock.today()
    rows = RevenueContract.objects.filter(yard=yard).select_related("place").order_by("-number")
    page = page_of(rows.filter(number__lt=number_of(after)) if after else rows, lambda one: one.number, PAGE)
    every = dues_of(yard)
    by_id = {one.id: dues for one, dues in every}
    near = [(one, due) for one, dues in every for due in dues if due.left and (due.day - today).days <= revenue.SOON]
    near.sort(key=lambda pair: (pair[1].day, pair[0].number))
    late = sum(due.left for _one, due in near if due.is_late(today))
    shown = page.of(_line(one, by_id.get(one.id, ()), today) for one in page.rows)
    return RevenueDesk(shown, near, late, earnings(yard, today).within((date(today.year, 1, 1), today)))


def _line(
    one: RevenueContract, dues: Sequence[revenue.Due], today: date
) -> tuple[RevenueContract, int, revenue.Due | None]:
    late = sum(due.left for due in dues if due.is_late(today))
    return one, late, next((due for due in dues if due.left and due.day >= today), None)


def revenue_sheet(actor: Actor, yard: Yard, number: int, *, after: str = "") -> RevenueSheet:
    """One of them, what came the newest first; refused as absent."""
    found = revenue_to(actor, yard, number, READ)
    rows = Taking.objects.filter(yard=yard, contract=found)
    sums = rows.aggregate(fen=Sum("fen"), owners=Sum("owners"))
    listed = rows.prefetch_related("taken_back").select_related("of").order_by("-number")
    page = page_of(listed.filter(number__lt=number_of(after)) if after else listed, lambda one: one.number, TAKINGS)
    scans = list(RevenueScan.objects.filter(yard=yard, contract=found).order_by("position"))
    dues = _dues(found, sums["fen"] or 0)
    return RevenueSheet(found, dues, sums["fen"] or 0, sums["owners"] or 0, page, scans)


def revenue_scan(actor: Actor, yard: Yard, scan_id: UUID) -> StoredFile:
    """A side of a signed contract; refused as absent."""
    estate_to(actor, yard, READ)
    found = RevenueScan.objects.select_related("file").filter(yard=yard, id=scan_id).first()
    if found is None:
        raise absent()
    file: StoredFile = found.file
    return file


def kept_revenue_scans(yard: Yard) -> set[UUID]:
    """The files that contracts keep."""
    return set(RevenueScan.objects.filter(yard=yard).values_list("file_id", flat=True))


def dues_of(yard: Yard) -> list[tuple[RevenueContract, list[revenue.Due]]]:
    """Every contract that has due days, at most the newest four hundred, with these."""
    rows = RevenueContract.objects.filter(yard=yard).exclude(period=revenue.OPEN).select_related("place")
    contracts = list(rows.order_by("-number")[:MOST])
    sums = Taking.objects.filter(yard=yard, contract__in=contracts).values_list("contract")
    came = dict(sums.annotate(fen=Sum("fen")).order_by())
    return [(one, _dues(one, came.get(one.id, 0))) for one in contracts]


def _dues(contract: RevenueContract, came: int) -> list[revenue.Due]:
    days = revenue.due_days(contract.period, contract.first, contract.last_day)
    return revenue.dues(days, contract.fen, came)


def fund_part_of(yard: Yard) -> int:
    """What part of the owners' public revenue goes to the maintenance fund at least, in per cent."""
    found = FundPart.objects.filter(yard=yard).order_by("-id").first()
    return found.percent if found else 0


def earnings(yard: Yard, until: date) -> Earnings:
    """All that moved until the end of a day, by the book; whoever asks has checked its own right."""
    came, went, day = [], [], date.min
    for day, source, target, fen in moves(yard, f"{chart.PUBLIC}.", "", until):
        is_in = source.startswith(f"{chart.PUBLIC}.")
        code = (source if is_in else target).split(".")[1].lower()
        came.append((day, code, fen if is_in else -fen))
    for day, source, target, fen in moves(yard, f"{chart.PUBLIC_SPENT}.", "", until):
        is_out = target.startswith(f"{chart.PUBLIC_SPENT}.")
        code = (target if is_out else source).split(".")[1].lower()
        went.append((day, f"public-{code}", fen if is_out else -fen))
    return Earnings(came, went, fund_part_of(yard))


def taking_lines(yard: Yard, since: date, until: date) -> list[TakingLine]:
    """What stands behind income and company's share of these days, by row and day."""
    rows = Taking.objects.filter(yard=yard, day__range=(since, until)).select_related("contract")
    found = []
    for one in rows.order_by("day", "number"):
        said = (one.number, one.day, one.words, one.contract.party)
        found.append(TakingLine(f"in-{one.contract.kind}", *said, one.fen))
        if one.fen != one.owners:
            found.append(TakingLine(chart.SHARE, *said, one.fen - one.owners))
    kept = (one for one in deposit_moves(yard, until) if one.kept and one.day >= since)
    found += [TakingLine("in-other", 0, one.day, KEPT, "", -one.fen) for one in kept]
    order = [*(f"in-{kind}" for kind in revenue.KINDS), chart.SHARE]
    return sorted(found, key=lambda one: (order.index(one.item), one.day, one.number))
