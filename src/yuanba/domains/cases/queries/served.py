"""The requests of some days for a report that everybody reads: what they were about, and whether they were kept to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet

from yuanba.domains.cases.models import Case, Step
from yuanba.kernel import clock
from yuanba.platform.yards.models import Yard

ANSWERS = ("answer", "resolve")  # what staff say in these steps is for the resident


@dataclass(frozen=True)
class Served:
    """A request that was solved on a day, with its category and the one above; `shown`: neighbours may know of it."""

    number: int
    day: date
    category: UUID
    above: UUID | None
    shown: bool


@dataclass(frozen=True)
class Asked:
    """How many requests came on these days, how many of them were answered in time, how many ended in them."""

    came: int
    in_time: int
    ended: int


def served(yard: Yard, since: date, until: date) -> Sequence[Served]:
    """Solved on these days and sorted under a category, in the order in which they were said; no disputes."""
    rows = _own(yard).filter(closed_at__range=_moments(since, until), outcome="solved", category__isnull=False)
    said = rows.exclude(kind="dispute").order_by("number")
    values = said.values_list("number", "closed_at", "category_id", "category__parent_id", "visibility")
    return [
        Served(number, clock.aware(closed).date(), category, above, visibility == "neighbours")
        for number, closed, category, above, visibility in values
        if closed
    ]


def asked_by_category(yard: Yard, since: date, until: date) -> dict[tuple[UUID, UUID | None], int]:
    """How many requests of each category, with the one above, came on these days; no disputes."""
    rows = _own(yard).filter(reported_at__range=_moments(since, until), category__isnull=False)
    counted = rows.exclude(kind="dispute").values_list("category_id", "category__parent_id").annotate(n=Count("id"))
    return {(category, above): count for category, above, count in counted.order_by()}


def asked(yard: Yard, since: date, until: date) -> Asked:
    """All requests of these days, disputes too: they are only counted."""
    days = _moments(since, until)
    in_time = Q(answered_at__isnull=False, answered_at__lte=F("answer_due"))
    came = _own(yard).filter(reported_at__range=days).aggregate(n=Count("id"), good=Count("id", filter=in_time))
    return Asked(came["n"], came["good"], _own(yard).filter(closed_at__range=days).count())


def _own(yard: Yard) -> QuerySet[Case]:
    """Without those that were taken into others."""
    return Case.objects.filter(yard=yard, main__isnull=True)


def _moments(since: date, until: date) -> tuple[datetime, datetime]:
    """From the first moment of these days to the last."""
    first, after = (clock.local(datetime.combine(day, time())) for day in (since, until + timedelta(days=1)))
    return first, after - timedelta(microseconds=1)


def answers_to(yard: Yard, asked: Sequence[Case]) -> dict[UUID, str]:
    """The last public words of staff to each of these cases; nothing of one that was taken out of public view."""
    shown = [one.id for one in asked if one.visibility == "neighbours" and not one.covered]
    steps = Step.objects.filter(yard=yard, case__in=shown, public=True, verb__in=ANSWERS).exclude(text="")
    return dict(steps.order_by("id").values_list("case_id", "text"))
