"""What the estate's money was paid for: vouchers that fit a question, their sums, and one with its documents."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Sum

from yuanba.domains.contracts.public import current, terms_on
from yuanba.domains.finance.access import estate_to, voucher_to
from yuanba.domains.finance.models import Scan, Voucher
from yuanba.domains.finance.rules.chart import COSTS, PUBLIC_COSTS, REMUNERATION
from yuanba.domains.finance.rules.spending import APPROVED, WRITTEN
from yuanba.domains.places.public import Place
from yuanba.kernel import clock
from yuanba.kernel.errors import absent
from yuanba.kernel.paging import Page, page_of
from yuanba.platform.access.public import Actor
from yuanba.platform.files.public import StoredFile
from yuanba.platform.yards.models import Yard

PAGE, READ = 50, "spending.read"


@dataclass(frozen=True)
class Asked:
    """A question: which cost, at or below which place, from which day to which, with which words; empty for all."""

    item: str = ""
    place: Place | None = None
    since: date | None = None
    until: date | None = None
    words: str = ""
    waiting: bool = False


@dataclass(frozen=True)
class OfItem:
    """A cost: approved vouchers and their sum, and what the contract plans for its year (fen), where it does."""

    item: str
    vouchers: int
    fen: int
    plan: int | None


@dataclass(frozen=True)
class Spending:
    """The answer: how many approved vouchers and how much, by cost, how many wait, and a page of all of them."""

    vouchers: int
    fen: int
    items: Sequence[OfItem]
    waiting: int
    page: Page[Voucher]


@dataclass(frozen=True)
class VoucherSheet:
    """A voucher with its documents."""

    voucher: Voucher
    scans: Sequence[Scan]


def spending(actor: Actor, yard: Yard, asked: Asked, *, after: str = "") -> Spending:
    """The newest first; refused as absent."""
    estate_to(actor, yard, READ)
    rows = _fitting(yard, asked)
    found = rows.filter(state=APPROVED).values_list("item").annotate(n=Count("id"), fen=Sum("fen")).order_by()
    sums = {item: (count, fen) for item, count, fen in found}
    plan = _plan(yard)
    items = [
        OfItem(one, *sums.get(one, (0, 0)), plan.get(one))
        for one in (*COSTS, REMUNERATION, *PUBLIC_COSTS)
        if one in sums or one in plan
    ]
    waiting = Voucher.objects.filter(yard=yard, state=WRITTEN).count()
    page = page_of(_after(yard, _listed(rows, asked), after), lambda one: one.number, PAGE)
    total = sum(count for count, _fen in sums.values()), sum(fen for _count, fen in sums.values())
    return Spending(*total, [one for one in items if one.vouchers or not asked.item], waiting, page)


def every_voucher(actor: Actor, yard: Yard, asked: Asked) -> Iterator[Voucher]:
    """All that fit, the newest first, row by row; refused as absent."""
    estate_to(actor, yard, READ)
    return _ordered(_listed(_fitting(yard, asked), asked)).iterator(chunk_size=500)


def voucher_sheet(actor: Actor, yard: Yard, number: int) -> VoucherSheet:
    """One; refused as absent."""
    found = voucher_to(actor, yard, number, READ)
    return VoucherSheet(found, list(Scan.objects.filter(yard=yard, voucher=found).order_by("position")))


def scan_file(actor: Actor, yard: Yard, scan: UUID) -> StoredFile:
    """The picture of a document; refused as absent."""
    estate_to(actor, yard, READ)
    found = Scan.objects.select_related("file").filter(yard=yard, id=scan).first()
    if found is None:
        raise absent()
    file: StoredFile = found.file
    return file


def kept_scans(yard: Yard) -> set[UUID]:
    """The pictures that vouchers keep."""
    return set(Scan.objects.filter(yard=yard).values_list("file_id", flat=True))


def _fitting(yard: Yard, asked: Asked) -> QuerySet[Voucher]:
    rows = Voucher.objects.filter(yard=yard)
    if asked.item:
        rows = rows.filter(item=asked.item)
    if asked.place:
        below = Q(place__path__startswith=f"{asked.place.path}/")
        rows = rows.filter(Q(place=asked.place) | below)
    if asked.since:
        rows = rows.filter(day__gte=asked.since)
    if asked.until:
        rows = rows.filter(day__lte=asked.until)
    if asked.words:
        rows = rows.filter(Q(words__icontains=asked.words) | Q(payee__icontains=asked.words))
    return rows


def _listed(rows: QuerySet[Voucher], asked: Asked) -> QuerySet[Voucher]:
    """Those that stand below the sums: only what waits, where that was asked."""
    return rows.filter(state=WRITTEN) if asked.waiting else rows


def _ordered(rows: QuerySet[Voucher]) -> QuerySet[Voucher]:
    return rows.select_related("place").order_by("-day", "-number")


def _after(yard: Yard, rows: QuerySet[Voucher], after: str) -> QuerySet[Voucher]:
    """Those after the voucher of this number; refused as absent where there is none."""
    if not after:
        return _ordered(rows)
    number = int(after) if after.isascii() and after.isdecimal() and len(after) < 10 else 0
    last = Voucher.objects.filter(yard=yard, number=number).first()
    if last is None:
        raise absent()
    return _ordered(rows.filter(Q(day__lt=last.day) | Q(day=last.day, number__lt=number)))


def _plan(yard: Yard) -> Mapping[str, int]:
    """The budget of the contract that runs today."""
    contract = current(yard)
    return terms_on(contract, clock.today()).budget if contract else {}
