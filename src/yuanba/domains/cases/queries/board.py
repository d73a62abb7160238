"""What the notice board says about an estate's cases: figures with their base, and the cases behind each."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet, Sum

from yuanba.domains.cases.models import Case
from yuanba.domains.cases.queries.lists import newest_first
from yuanba.domains.cases.rules.figures import Figure
from yuanba.domains.cases.rules.states import MERGED
from yuanba.kernel import clock
from yuanba.kernel.paging import Page
from yuanba.platform.yards.models import Yard

DAYS = 90


@dataclass(frozen=True)
class Figures:
    """Answered at all and in time, done in time, solved, satisfied; late, open and all, of cases since `since`.

    What was taken into another counts as neither; `people` is how many have the troubles, `taken` how often they
    were said besides.
    """

    response: Figure
    answered: Figure
    closed: Figure
    solved: Figure
    satisfied: Figure
    late: int
    open: int
    all: int
    since: datetime
    people: int = 0
    taken: int = 0

    @property
    def rates(self) -> tuple[Figure, Figure, Figure]:
        """The three figures that estates are set side by side by, in their order."""
        return self.answered, self.closed, self.satisfied


def conditions(now: datetime) -> dict[str, Q]:
    """What a case must be to count in a figure, and in its base."""
    answered = Q(answered_at__lte=F("answer_due"))
    closed = Q(resolved_at__lte=F("close_due"))
    late_answer = Q(answered_at__gt=F("answer_due")) | Q(answered_at=None, answer_due__lt=now)
    late_close = Q(resolved_at__gt=F("close_due")) | Q(resolved_at=None, close_due__lt=now)
    return {
        "answered": answered,
        "answered-base": answered | late_answer,
        "closed": closed,
        "closed-base": closed | late_close,
        "response": Q(answered_at__isnull=False),
        "response-base": Q(),
        "solved": Q(outcome="solved"),
        "solved-base": ~Q(outcome=""),
        "satisfied": Q(rating="good"),
        "satisfied-base": ~Q(rating=""),
        "late": late_answer | late_close,
        "open": Q(closed_at__isnull=True),
        "all": Q(),
    }


def _since(now: datetime, days: int) -> datetime:
    return now - timedelta(days=days)


def figures(yard: Yard, days: int = DAYS) -> Figures:
    """Of one estate."""
    return figures_of([yard.id], days)[yard.id]


def figures_of(yard_ids: Collection[UUID], days: int = DAYS) -> dict[UUID, Figures]:
    """By estate, counted from the public cases in one statement. A base holds what is decided: done, or late.

    What is only for those who handle it is not counted: a count of one would tell of it.
    """
    now = clock.now()
    since, rules = _since(now, days), conditions(now)
    counts = {name.replace("-", "_"): Count("id", filter=rule) for name, rule in rules.items()}
    rows = Case.objects.filter(yard_id__in=yard_ids, reported_at__gte=since, visibility="neighbours")
    sums = {"people_": Sum("people"), "taken_": Sum("taken_in")}
    grouped: Iterable[Any] = rows.exclude(state=MERGED).values("yard_id").annotate(**counts, **sums).order_by()
    found = {row["yard_id"]: row for row in grouped}
    none = dict.fromkeys((*counts, *sums), 0)
    return {yard_id: _figures(found.get(yard_id) or none, since) for yard_id in yard_ids}


def _figures(row: Mapping[str, int], since: datetime) -> Figures:
    return Figures(
        answered=Figure(row["answered"], row["answered_base"]),
        closed=Figure(row["closed"], row["closed_base"]),
        satisfied=Figure(row["satisfied"], row["satisfied_base"]),
        late=row["late"],
        open=row["open"],
        all=row["all"],
        since=since,
        people=row["people_"],
        taken=row["taken_"],
        response=Figure(row["response"], row["response_base"]),
        solved=Figure(row["solved"], row["solved_base"]),
    )


BASED = ("response", "answered", "closed", "solved", "satisfied")
BEHIND = ("all", "open", "late", *BASED)


def board_cases(yard: Yard, behind: str, *, after: str = "", days: int = DAYS) -> Page[Case]:
    """The public cases behind a figure, the newest first: title, place and times, nobody's name."""
    now = clock.now()
    rule = conditions(now)[f"{behind}-base" if behind in BASED else behind]
    rows: QuerySet[Case] = Case.objects.filter(
        rule, yard=yard, reported_at__gte=_since(now, days), visibility="neighbours"
    )
    return newest_first(rows.exclude(state=MERGED), after)
