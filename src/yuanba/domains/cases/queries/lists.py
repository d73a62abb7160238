"""Lists of cases, paged by key without totals."""

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime, time, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from yuanba.domains.cases.access import seen_in
from yuanba.domains.cases.models import Case, Help
from yuanba.domains.cases.queries.lights import lit
from yuanba.domains.cases.rules.narrowing import Narrow
from yuanba.domains.people.public import Member, team_at
from yuanba.domains.places.public import Place
from yuanba.kernel import clock
from yuanba.kernel.paging import Page
from yuanba.kernel.text import query_terms
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.paging import by_moment

ALL, SLICE = Narrow(), 1000
WORKERS = ("butler", "engineer", "manager")


def by_due(
    actor: Actor,
    yard: Yard,
    *,
    after: str = "",
    before: datetime | None = None,
    mine: bool = False,
    units: Collection[UUID] | None = None,
    action: str = "case.work",
    light: str = "",
) -> Page[Case]:
    """What the staff owe, the most urgent first. `after` is a page's `more`; `before` cuts at a due moment.

    `light` leaves only those that show it; `units` what these answer for or are asked to help with. `action` is the
    right asked for: to work on it, or only to read it.
    """
    rows = seen_in(actor, action, yard).filter(due_at__isnull=False)
    if light:
        rows = rows.filter(lit(light, clock.now()))
    if mine:
        rows = rows.filter(assignee=actor.account)
    if units is not None:
        asked = Help.objects.filter(yard=yard, unit__in=units, ended_at__isnull=True).values("case")
        rows = rows.filter(Q(unit__in=units) | Q(id__in=asked))
    if before is not None:
        rows = rows.filter(due_at__lt=before)
    page = by_moment(_as_listed(rows, yard), "due_at", after)
    return page.of(_in_yard(page.rows, yard))


def due_after(actor: Actor, case: Case, *, mine: bool = False) -> Case | None:
    """What is due next after a case, the first of all where it was the last; None where nothing else is due."""
    rows = seen_in(actor, "case.work", case.yard).filter(due_at__isnull=False).exclude(id=case.id)
    if mine:
        rows = rows.filter(assignee=actor.account)
    rows = rows.order_by("due_at", "id").only("id")
    later = Q(due_at__gt=case.due_at) | Q(due_at=case.due_at, id__gt=case.id) if case.due_at else Q(pk=None)
    return rows.filter(later).first() or rows.first()


def reported_by(actor: Actor, yard: Yard, account: UUID) -> int:
    """How many cases somebody reported by name, of those the actor may read."""
    return seen_in(actor, "case.read", yard).filter(reporter=account, unnamed_at__isnull=True).count()


def newest(actor: Actor, yard: Yard, *, after: str = "", narrow: Narrow = ALL) -> Page[Case]:
    """All cases the actor may read, the newest first; a `place` narrows to exactly that one."""
    return newest_first(narrowed(actor, yard, narrow), after, yard)


def every(actor: Actor, yard: Yard, *, narrow: Narrow = ALL) -> Iterator[Case]:
    """The same without pages, in constant memory and in slices that hold nothing open: for files."""
    rows = narrowed(actor, yard, narrow).order_by("-reported_at", "-id")
    part = _in_yard(_as_listed(rows, yard)[:SLICE], yard)
    while part:
        yield from part
        last = part[-1]
        rest = rows.filter(reported_at__lte=last.reported_at)  # beside the pair: by this the index begins there
        before = Q(reported_at__lt=last.reported_at) | Q(reported_at=last.reported_at, id__lt=last.id)
        part = _in_yard(_as_listed(rest.filter(before), yard)[:SLICE], yard) if len(part) == SLICE else []


def narrowed(actor: Actor, yard: Yard, narrow: Narrow) -> QuerySet[Case]:
    """The rows of a list, of those the actor may read."""
    rows = seen_in(actor, "case.read", yard)
    if narrow.light:
        rows = rows.filter(lit(narrow.light, clock.now()))
    if narrow.mine:
        rows = rows.filter(assignee=actor.account)
    if narrow.is_open_only:
        rows = rows.filter(closed_at__isnull=True)
    exact: dict[str, object] = {
        "state": "" if narrow.is_open_only else narrow.state,
        "kind": narrow.kind,
        "level": narrow.level,
    }
    exact |= {"place": narrow.place, "unit": narrow.unit}
    rows = _where_and_when(rows, yard, narrow)
    return rows.filter(**{name: value for name, value in exact.items() if value})


def _where_and_when(rows: QuerySet[Case], yard: Yard, narrow: Narrow) -> QuerySet[Case]:
    if narrow.under:
        path = Place.objects.filter(yard=yard, id=narrow.under).values_list("path", flat=True).first() or ""
        rows = rows.filter(Q(path=path) | Q(path__startswith=f"{path}/"))
    if narrow.since:
        rows = rows.filter(reported_at__gte=clock.local(datetime.combine(narrow.since, time())))
    if narrow.until:
        rows = rows.filter(reported_at__lt=clock.local(datetime.combine(narrow.until + timedelta(days=1), time())))
    return rows


def chosen(actor: Actor, yard: Yard, ids: list[UUID]) -> list[Case]:
    """Those of the ids that the actor works on, as a list shows them, in the order of the ids."""
    rows = seen_in(actor, "case.work", yard).filter(id__in=ids)
    found = {case.id: case for case in _in_yard(_as_listed(rows, yard), yard)}
    return [found[one] for one in ids if one in found]


def waiting_for_resident(actor: Actor, yard: Yard, *, after: str = "") -> Page[Case]:
    """Done, and waiting for the reporter's word."""
    return newest_first(seen_in(actor, "case.work", yard).filter(expires_at__isnull=False), after, yard)


def find(actor: Actor, yard: Yard, text: str, *, after: str = "") -> Page[Case]:
    """Cases by number, by place, or by words of two Chinese characters or more."""
    rows = seen_in(actor, "case.read", yard)
    number = text.strip().upper().removeprefix(f"{yard.code}-")
    if number.isdecimal() and len(number) < 9 and (hit := rows.filter(number=int(number))).exists():
        return newest_first(hit, after, yard)
    terms = query_terms(text)
    if not terms:
        return Page([], "")
    for term in terms[:12]:
        rows = rows.filter(search__contains=f" {term} ")
    return newest_first(rows, after, yard)


def my_cases(actor: Actor, *, after: str = "") -> Page[Case]:
    """What an account reported itself, in all yards, the newest first."""
    return newest_first(Case.objects.filter(reporter=actor.account), after)


def assignable(path: str) -> list[Member]:
    """Who can be given a case at a place, the nearest first."""
    return [member for member in team_at(path) if member.role in WORKERS]


def newest_first(rows: QuerySet[Case], after: str, yard: Yard | None = None) -> Page[Case]:
    """One page of any narrowed rows, the newest first; `after` is a page's `more`, `yard` the one of all rows."""
    page = by_moment(_as_listed(rows, yard), "-reported_at", after)
    return page.of(_in_yard(page.rows, yard))


def _as_listed(rows: QuerySet[Case], yard: Yard | None) -> QuerySet[Case]:
    """With what a list shows; a yard that is known is not read with each."""
    if yard is None:
        return rows.select_related("yard", "place").only(*LISTED)
    return rows.select_related("place").only(*LISTED[1:])


def _in_yard(rows: Iterable[Case], yard: Yard | None) -> list[Case]:
    found = list(rows)
    if yard is not None:
        for case in found:
            case.yard = yard
    return found


LISTED = (
    "yard__code",
    "yard",
    "number",
    "kind",
    "level",
    "state",
    "said_title",
    "visibility",
    "version",
    "reported_at",
    "reopened_at",
    "answer_due",
    "close_due",
    "answered_at",
    "promised_due",
    "resolved_at",
    "closed_at",
    "due_what",
    "due_at",
    "remind_at",
    "promised_at",
    "extended_at",
    "extended_due",
    "paused_at",
    "paused_until",
    "pause_reason",
    "resume_at",
    "check_at",
    "held_by",
    "outcome",
    "rating",
    "channel",
    "assignee_name",
    "main",
    "taken_in",
    "people",
    "unit",
    "category",
    "path",
    "place__label",
    "place__label_en",
    "place__name",
    "place__name_en",
    "place__kind",
    "place__yard",
)
