"""Homes with overdue bills, in the order of the houses."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Max, Min, Q, QuerySet, Sum

from yuanba.domains.finance.models import Bill, Reminder
from yuanba.domains.places.public import Place
from yuanba.kernel import clock
from yuanba.kernel.errors import absent
from yuanba.kernel.paging import Page, page_of
from yuanba.platform.access.public import Actor, anywhere, visible, within
from yuanba.platform.yards.models import Yard

PAGE = 50
SEE = "bill.see"


@dataclass(frozen=True)
class Arrear:
    """A home: how many bills are overdue, how much, since when, and when somebody reminded it last."""

    home: Place
    bills: int
    fen: int
    oldest: date
    reminded: date | None


@dataclass(frozen=True)
class Arrears:
    """How many homes owe how much, and a page of them."""

    homes: int
    fen: int
    page: Page[Arrear]


def arrears(actor: Actor, yard: Yard, *, after: UUID | None = None) -> Arrears:
    """Where the actor looks after homes; refused as absent."""
    if not anywhere(actor, SEE):
        raise absent()
    rows = _overdue(actor, yard)
    whole = rows.aggregate(homes=Count("home", distinct=True), fen=Sum(F("fen") - F("paid")))
    if after:
        last = Place.objects.filter(yard=yard, id=after).first()
        if last is None:
            raise absent()
        rows = rows.filter(home__path__gt=last.path)
    sums = rows.values("home", "home__path").order_by("home__path")
    each = sums.annotate(bills=Count("id"), fen=Sum(F("fen") - F("paid")), oldest=Min("due"))
    page = page_of(each, lambda one: one["home"], PAGE)
    return Arrears(whole["homes"], whole["fen"] or 0, page.of(_lines(yard, page.rows)))


def overdue_at(actor: Actor, yard: Yard, path: str) -> dict[UUID, tuple[int, int]]:
    """How many bills are overdue at each home at or below a path, and how much (fen), where the actor looks after
    homes; one statement.
    """
    rows = _overdue(actor, yard).filter(within((path,), "home__path")).values("home").order_by()
    sums = rows.annotate(bills=Count("id"), owed=Sum(F("fen") - F("paid")))
    return {one["home"]: (one["bills"], one["owed"]) for one in sums}


def _overdue(actor: Actor, yard: Yard) -> QuerySet[Bill]:
    open_ = Q(credited_at=None, published_at__isnull=False, due__lt=clock.today(), paid__lt=F("fen"))
    return Bill.objects.filter(open_, visible(actor, SEE, "home__path"), yard=yard)


def _lines(yard: Yard, found: Sequence[Mapping[str, Any]]) -> list[Arrear]:
    keys = [one["home"] for one in found]
    homes = {one.id: one for one in Place.objects.filter(yard=yard, id__in=keys)}
    said = Reminder.objects.filter(yard=yard, home__in=keys).values_list("home").annotate(last=Max("day")).order_by()
    last = dict(said)
    return [Arrear(homes[one["home"]], one["bills"], one["fen"], one["oldest"], last.get(one["home"])) for one in found]
