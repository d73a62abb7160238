"""What an overseer must know by nine: what is late, who is silent, who is unhappy; and the daily look."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet

from yuanba.domains.cases.access import seen
from yuanba.domains.cases.models import Case, Look, Opening
from yuanba.domains.cases.rules.states import OPEN, REOPEN_REQUESTED
from yuanba.domains.places.public import estates_under
from yuanba.kernel import clock
from yuanba.platform.access.public import Actor, paths
from yuanba.platform.yards.models import Yard

SHOWN, BOUND = 8, 1000
SILENT_DAYS = 3


@dataclass(frozen=True)
class Silent:
    """An estate with open cases that nobody signed off for `days` days (None: never in the last month)."""

    yard: Yard
    open: int
    days: int | None


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
    to_look = Case.objects.filter(here, _of_day(day))
    looked = Look.objects.filter(yard_id=OuterRef("yard_id"), case=OuterRef("pk"), day=day)
    return Morning(
        late=_shown(late.order_by("due_at", "id")),
        late_count=late[:BOUND].count(),
        unhappy=_shown(unhappy.order_by("due_at", "id")),
        unhappy_count=unhappy[:BOUND].count(),
        silent=_silent(estates, here),
        estates=len(estates),
        to_look=to_look[:BOUND].count(),
        looked=to_look.filter(Exists(looked))[:BOUND].count(),
    )


def _shown(rows: QuerySet[Case]) -> list[Case]:
    return list(rows.select_related("yard", "place").defer("text", "search", "policy")[:SHOWN])


def _silent(estates: list[Yard], here: Q) -> list[Silent]:
    counts = Case.objects.filter(here, due_at__isnull=False).values("yard_id").annotate(n=Count("id"))
    waiting = {row["yard_id"]: row["n"] for row in counts.order_by()}
    today = clock.today()
    looks = Look.objects.filter(yard_id__in=list(waiting), day__gte=today - timedelta(days=31))
    last = dict(looks.values_list("yard_id").annotate(day=Max("day")).order_by())
    found = [
        Silent(yard, waiting[yard.id], (today - last[yard.id]).days if yard.id in last else None)
        for yard in estates
        if yard.id in waiting
    ]
    silent = [one for one in found if one.days is None or one.days >= SILENT_DAYS]
    return sorted(silent, key=lambda one: (-(one.days or 999), -one.open, one.yard.code))


def _of_day(day: date) -> Q:
    """What is looked at on a day: what is open, and what came in that day."""
    start = datetime.combine(day, time(), clock.SHANGHAI)
    return Q(state__in=OPEN) | Q(reported_at__gte=start, reported_at__lt=start + timedelta(days=1))


@dataclass(frozen=True)
class Row:
    """One line of the daily look."""

    case: Case
    opened: bool
    looked: bool


def look_list(actor: Actor, day: date, *, after: str = "", limit: int = 50) -> tuple[list[Row], str]:
    """The cases of a day the actor signs off, in order of place, and the key to go on."""
    rows = Case.objects.filter(seen(actor, "case.look"), _of_day(day))
    if after:
        rows = rows.filter(id__gt=UUID(after))
    account = actor.account
    if account is None:
        return [], ""
    mine = {"yard_id": OuterRef("yard_id"), "case": OuterRef("pk"), "day": day}
    rows = rows.annotate(
        opened=Exists(Opening.objects.filter(**mine, account=account)),
        looked=Exists(Look.objects.filter(**mine)),
    )
    shown = rows.select_related("yard", "place").defer("text", "search", "policy").order_by("id")
    found = list(shown[: limit + 1])
    lines = [Row(case, case.opened, case.looked) for case in found[:limit]]
    return lines, str(found[limit - 1].id) if len(found) > limit else ""


def unlooked(yard: Yard, day: date) -> list[int]:
    """The numbers of the cases of a day that nobody signed off."""
    looks = Look.objects.filter(yard_id=OuterRef("yard_id"), case=OuterRef("pk"), day=day)
    rows = Case.objects.filter(~Exists(looks), _of_day(day), yard=yard)
    return list(rows.order_by("number").values_list("number", flat=True))
