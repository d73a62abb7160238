"""What came in and went out day by day, for the statements of an estate: whoever asks has checked its own right."""

from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.db.models import Q, QuerySet, Sum

from yuanba.domains.finance.models import Applied, Bill, BillLine, Voucher
from yuanba.domains.finance.rules import chart, words
from yuanba.domains.finance.rules.parting import Came, parted
from yuanba.domains.finance.rules.spending import APPROVED, TAKEN_BACK, WRITTEN
from yuanba.domains.ledger import public as ledger
from yuanba.kernel import clock
from yuanba.platform.yards.models import Yard

MONEY = "10"  # how the codes of cash box, bank and clearing begin


@dataclass(frozen=True)
class Settled:
    """What paid a bill on a day, below nothing where it was credited: its fee, and what is `passed` on to others.

    `held`: the bill is of funds held for the owners.
    """

    bill: UUID
    kind: str
    month: date
    fee: int
    passed: int
    day: date
    held: bool


@dataclass(frozen=True)
class BilledFee:
    """What a home was billed for a month, without what is passed on."""

    bill: UUID
    home: UUID
    home_kind: str
    month: date
    fen: int


@dataclass(frozen=True)
class ItemCost:
    """A cost of the day to which it belongs, as it stands in the book; below nothing where it was given back."""

    item: str
    part: str
    fen: int
    day: date


@dataclass(frozen=True)
class DepositMove:
    """A deposit that came in (above nothing), went back, or was `kept` for what it stood for."""

    day: date
    fen: int
    kept: bool


@dataclass(frozen=True)
class VoucherLine:
    """A voucher as it stands in the book: on the day of its document, or taken back on that day, below nothing."""

    item: str
    part: str
    number: int
    day: date
    words: str
    payee: str
    fen: int
    resolution: int | None


def settled(yard: Yard, until: date, bills: QuerySet[Bill] | None = None) -> list[Settled]:
    """In the order in which it came, until the end of a day; of these bills only, or of all."""
    lines = BillLine.objects.filter(yard=yard, account__in=(chart.PASS_THROUGH, chart.HELD))
    rows = Applied.objects.filter(yard=yard, day__lte=until).order_by("id")
    if bills is not None:
        numbers = list(bills.values_list("id", flat=True))
        lines, rows = lines.filter(bill__in=numbers), rows.filter(bill__in=numbers)
    sums = lines.values_list("account", "bill").annotate(sum=Sum("fen")).order_by()
    of_account = {(account, bill): fen for account, bill, fen in sums}
    found = list(rows.values_list("bill", "bill__kind", "bill__month", "bill__fen", "fen", "day"))
    parts = parted(
        Came(str(bill), of, of_account.get((chart.PASS_THROUGH, bill), 0), fen, day)
        for bill, _kind, _month, of, fen, day in found
    )
    return [
        Settled(bill, kind, month, fee, passed, day, (chart.HELD, bill) in of_account)
        for (bill, kind, month, _of, _fen, day), (fee, passed) in zip(found, parts, strict=True)
    ]


def billed_fees(yard: Yard, since: date, until: date) -> list[BilledFee]:
    """Of months that begin within these days, as far as nobody took it back."""
    lines = BillLine.objects.filter(yard=yard, void=False, bill__kind=words.MONTH, bill__month__range=(since, until))
    lines = lines.filter(bill__published_at__isnull=False, bill__credited_at=None)
    lines = lines.exclude(account=chart.PASS_THROUGH)
    sums = lines.values_list("bill", "home", "home__kind", "bill__month").annotate(sum=Sum("fen")).order_by("bill")
    return [BilledFee(*one) for one in sums]


def item_costs(yard: Yard, until: date) -> list[ItemCost]:
    """What stands in the accounts of costs, by the day to which it belongs."""
    found = []
    for day, source, target, fen in moves(yard, chart.cost("", ""), MONEY, until):
        is_cost = target.startswith(f"{chart.cost('', '')}.")
        _head, item, part = f"{target if is_cost else source}..".split(".")[:3]
        found.append(ItemCost(item.lower(), part.lower(), fen if is_cost else -fen, day))
    return found


def deposit_moves(yard: Yard, until: date) -> list[DepositMove]:
    """Deposits that came, went back, or were kept."""
    found = moves(yard, chart.DEPOSITS, "", until)
    return [
        DepositMove(day, fen, False)
        if source.startswith(chart.DEPOSITS)
        else DepositMove(day, -fen, not source.startswith(MONEY))
        for day, source, _target, fen in found
    ]


def passed_on(yard: Yard, until: date) -> list[tuple[date, int]]:
    """What was paid to those for whom it was collected."""
    found = moves(yard, chart.PASS_THROUGH, MONEY, until)
    return [(day, fen if target == chart.PASS_THROUGH else -fen) for day, _source, target, fen in found]


def voucher_lines(yard: Yard, since: date, until: date) -> list[VoucherLine]:
    """The vouchers behind the costs of these days, and what public revenue was used for, by item and day."""
    order = [*chart.COSTS, *(one for one in chart.PUBLIC_COSTS if one != chart.SHARE)]
    decided = clock.local(datetime.combine(since, time.min))
    rows = Voucher.objects.filter(yard=yard, item__in=order, state__in=(APPROVED, TAKEN_BACK))
    rows = rows.filter(Q(day__range=(since, until)) | Q(state=TAKEN_BACK, decided_at__gte=decided))
    found = []
    for one in rows.select_related("resolution").order_by("day", "number"):
        told, by = (one.words, one.payee), one.resolution.number if one.resolution else None
        if since <= one.day <= until:
            found.append(VoucherLine(one.item, one.part, one.number, one.day, *told, one.fen, by))
        back = clock.aware(one.decided_at).date() if one.decided_at and one.state == TAKEN_BACK else None
        if back and since <= back <= until:
            found.append(VoucherLine(one.item, one.part, one.number, back, *told, -one.fen, by))
    return sorted(found, key=lambda one: (order.index(one.item), one.day, one.number, -one.fen))


def late_lines(yard: Yard, since: date, until: date) -> list[VoucherLine]:
    """The vouchers of earlier days that were booked on these, because their own were closed; by day."""
    rows = Voucher.objects.filter(yard=yard, item__in=chart.COSTS, state__in=(APPROVED, TAKEN_BACK))
    rows = rows.filter(booked_on__range=(since, until), day__lt=since).select_related("resolution")
    return [
        VoucherLine(
            one.item,
            one.part,
            one.number,
            one.day,
            one.words,
            one.payee,
            one.fen,
            one.resolution.number if one.resolution else None,
        )
        for one in rows.order_by("day", "number")
    ]


def waiting_until(yard: Yard, until: date) -> int:
    """How many vouchers dated until the end of a day wait for a second person."""
    return Voucher.objects.filter(yard=yard, state=WRITTEN, day__lte=until).count()


def moves(yard: Yard, one: str, other: str, until: date) -> list[tuple[date, str, str, int]]:
    """What went between accounts of the estate's book whose codes begin so: day, source, target, amount."""
    book = ledger.Book.objects.filter(yard=yard, code=chart.BOOK[0]).first()
    if book is None:
        return []
    book.yard = yard
    return ledger.between(book, one, other, until)
