"""What an overseer must know by nine: what is late, who is silent, who is unhappy; and the daily look."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, Max, Min, OuterRef, Q, QuerySet

from yuanba.domains.cases.access import seen
from yuanba.domains.cases.models import Case, Look, Opening
from yuanba.domains.cases.rules.states import REOPEN_REQUESTED
from yuanba.domains.places.public import estates_under
from yuanba.kernel import clock
from yuanba.kernel.errors import absent
from yuanba.platform.access.public import Actor, paths
from yuanba.platform.yards.models import Yard

SHOWN, BOUND = 8, 1000
SILENT_DAYS = 3


@dataclass(frozen=True)
class Silent:
    """An estate with open cases that nobody looked at for `days` days: since the last look, or the oldest of them."""

    yard: Yard
    open: int
    days: int


@dataclass(frozen=True)
class Morning:
    """The first cases of each column with the count behind it (counts end at 1,000)."""

    late: Sequence[Case]
    late_count: int
    unhappy: Sequence[Case]
    unhappy_count: int
    silent: Sequence[Silent]
    estates: int
    to_look: int
    looked: int


def morning(actor: Actor) -> Morning:
    """The three columns over all estates the actor oversees; the work depends on open cases only."""
    prefixes = paths(actor, "case.oversee")
    here, now = seen(actor, "case.oversee"), clock.now()
    late = Case.objects.filter(here, due_at__lt=now)
    unhappy = Case.objects.filter(here, due_at__isnull=False, state=REOPEN_REQUESTED)
    estates = estates_under(prefixes)
    day = clock.today()
    ticked = Exists(Look.objects.filter(yard_id=OuterRef("yard_id"), case=OuterRef("pk"), day=day))
    to_look = [rows.filter(here) for rows in _of_day(day, [yard.id for yard in estates])]
    return Morning(
        late=_shown(late.order_by("due_at", "id")),
        late_count=late[:BOUND].count(),
        unhappy=_shown(unhappy.order_by("due_at", "id")),
        unhappy_count=unhappy[:BOUND].count(),
        silent=_silent(estates, here),
        estates=len(estates),
        to_look=sum(rows[:BOUND].count() for rows in to_look),
        looked=sum(rows.filter(ticked)[:BOUND].count() for rows in to_look),
    )


def _shown(rows: QuerySet[Case]) -> list[Case]:
    return list(rows.select_related("yard", "place").defer("text", "search", "policy")[:SHOWN])


def _silent(estates: list[Yard], here: Q) -> list[Silent]:
    rows = Case.objects.filter(here, due_at__isnull=False).values("yard_id")
    grouped = rows.annotate(n=Count("id"), oldest=Min("reported_at")).order_by()
    waiting = {row["yard_id"]: row["n"] for row in grouped}
    since = {row["yard_id"]: clock.aware(row["oldest"]).date() for row in grouped}
    today = clock.today()
    looks = Look.objects.filter(yard_id__in=list(waiting), day__gte=today - timedelta(days=31))
    last = dict(looks.values_list("yard_id").annotate(day=Max("day")).order_by())
    found = [
        Silent(yard, waiting[yard.id], (today - max(since[yard.id], last.get(yard.id, since[yard.id]))).days)
        for yard in estates
        if yard.id in waiting
    ]
    silent = [one for one in found if one.days >= SILENT_DAYS]
    return sorted(silent, key=lambda one: (-one.days, -one.open, one.yard.code))


def _of_day(day: date, yard_ids: Collection[UUID]) -> tuple[QuerySet[Case], QuerySet[Case]]:
    """What is looked at on a day: what is open anywhere, and what came in that day in these yards and is closed.

    Two sets, because each has an index: the work does not grow with what was closed before. To be narrowed.
    """
    start = datetime.combine(day, time(), clock.SHANGHAI)
    came = Case.objects.filter(reported_at__gte=start, reported_at__lt=start + timedelta(days=1))
    closed = came.filter(yard_id__in=yard_ids, closed_at__isnull=False)
    return Case.objects.filter(closed_at__isnull=True, reported_at__lt=start + timedelta(days=1)), closed


@dataclass(frozen=True)
class Row:
    """One line of the daily look."""

    case: Case
    opened: bool
    looked: bool


def look_list(actor: Actor, day: date, *, after: str = "", limit: int = 50) -> tuple[list[Row], str]:
    """The cases of a day the actor signs off, estate by estate, the oldest first, and the key to go on."""
    account = actor.account
    if account is None:
        return [], ""
    here = seen(actor, "case.look") & _after(after)
    yard_ids = [yard.id for yard in estates_under(paths(actor, "case.look"))]
    mine = {"yard_id": OuterRef("yard_id"), "case": OuterRef("pk"), "day": day}
    found: list[Any] = []
    for rows in _of_day(day, yard_ids):
        rows = rows.filter(here).annotate(
            opened=Exists(Opening.objects.filter(**mine, account=account)),
            looked=Exists(Look.objects.filter(**mine)),
        )
        shown = rows.select_related("yard", "place").defer("text", "search", "policy").order_by("yard_id", "id")
        found += shown[: limit + 1]
    found.sort(key=lambda case: (case.yard_id, case.id))
    lines = [Row(case, case.opened, case.looked) for case in found[:limit]]
    last = found[limit - 1] if len(found) > limit else None
    return lines, f"{last.yard_id}_{last.id}" if last else ""


def next_to_look(actor: Actor, day: date, after: UUID) -> Case | None:
    """What the actor has to look at after a case, the first of all where it was the last; None where all is done."""
    yard_ids = [yard.id for yard in estates_under(paths(actor, "case.look"))]
    here = seen(actor, "case.look")
    looks = Look.objects.filter(yard_id=OuterRef("yard_id"), case=OuterRef("pk"), day=day)
    found = []
    for rows in _of_day(day, yard_ids):
        rows = rows.filter(here, ~Exists(looks)).exclude(id=after).select_related("yard").order_by("id")
        if case := rows.filter(id__gt=after).first() or rows.first():
            found.append(case)
    return min(found, key=lambda case: (case.id <= after, case.id), default=None)


def _after(key: str) -> Q:
    """What follows the end of a page; refused as absent where somebody made the key up."""
    if not key:
        return Q()
    yard_id, _, case_id = key.partition("_")
    try:
        return Q(yard_id__gt=UUID(yard_id)) | Q(yard_id=UUID(yard_id), id__gt=UUID(case_id))
    except ValueError:
        raise absent() from None


def unlooked(yard: Yard, day: date) -> list[int]:
    """The numbers of the cases of a day that nobody signed off."""
    looks = Look.objects.filter(yard_id=OuterRef("yard_id"), case=OuterRef("pk"), day=day)
    numbers = [
        rows.filter(~Exists(looks), yard=yard).values_list("number", flat=True) for rows in _of_day(day, [yard.id])
    ]
    return sorted(number for found in numbers for number in found)
