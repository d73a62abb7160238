"""Billing runs: the list, one with its sums and bills, and whom it left out."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Sum

from yuanba.domains.contracts.public import Contract
from yuanba.domains.finance.access import estate_to, run_to
from yuanba.domains.finance.models import Bill, BillingRun, BillLine, Skipped
from yuanba.kernel.paging import Page, number_of, page_of
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard

PAGE = 50
SEE = "bill.oversee"


@dataclass(frozen=True)
class OfPrice:
    """What one price brings in a run: how many homes, and how much."""

    name: str
    name_en: str
    homes: int
    fen: int


@dataclass(frozen=True)
class RunSheet:
    """A run, its sums by price, how many were left out for what, and a page of its bills."""

    run: BillingRun
    prices: Sequence[OfPrice]
    reasons: Sequence[tuple[str, int]]
    bills: Page[Bill]


def runs(actor: Actor, yard: Yard, *, after: str = "") -> Page[BillingRun]:
    """The newest first."""
    estate_to(actor, yard, SEE)
    rows = BillingRun.objects.filter(yard=yard).select_related("contract").order_by("-number")
    rows = rows.filter(number__lt=number_of(after)) if after else rows
    return page_of(rows, lambda one: one.number, PAGE)


def run_sheet(actor: Actor, yard: Yard, number: int, *, after: str = "") -> RunSheet:
    """One run; refused as absent."""
    run = run_to(actor, yard, number, SEE)
    lines = BillLine.objects.filter(yard=yard, bill__run=run)
    sums = lines.values("rule", "name", "name_en").annotate(homes=Count("home", distinct=True), fen=Sum("fen"))
    prices = [OfPrice(one["name"], one["name_en"], one["homes"], one["fen"]) for one in sums.order_by("rule")]
    left_out = Skipped.objects.filter(yard=yard, run=run).values_list("why")
    reasons = list(left_out.annotate(count=Count("id")).order_by("why"))
    rows = Bill.objects.filter(yard=yard, run=run).select_related("home").order_by("number")
    rows = rows.filter(number__gt=number_of(after)) if after else rows
    return RunSheet(run, prices, reasons, page_of(rows, lambda one: one.number, PAGE))


def skipped_of(actor: Actor, yard: Yard, number: int, *, after: UUID | None = None) -> Page[Skipped]:
    """Whom a run left out, in the order of the homes."""
    run = run_to(actor, yard, number, SEE)
    rows = Skipped.objects.filter(yard=yard, run=run).select_related("home").order_by("id")
    return page_of(rows.filter(id__gt=after) if after else rows, lambda one: one.id, PAGE)


def contracts_to_bill(actor: Actor, yard: Yard) -> list[Contract]:
    """The signed contracts of an estate, the newest first."""
    estate_to(actor, yard, "bill.run")
    return list(Contract.objects.filter(yard=yard, signed_on__isnull=False).order_by("-since")[:20])
