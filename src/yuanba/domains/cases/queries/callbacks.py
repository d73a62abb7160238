"""Whom to call back, and what the calls of a week say."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Count, Q, QuerySet

from yuanba.domains.cases.access import seen_in
from yuanba.domains.cases.models import Callback, CallDraw, Case, Contact
from yuanba.domains.cases.rules.callbacks import UNHAPPY
from yuanba.kernel import clock
from yuanba.kernel.paging import Page, part_of
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard


@dataclass(frozen=True)
class CallFigures:
    """Each with its base: reached of tried, solved and content of reached."""

    calls: int
    tried: int
    reached: int
    solved: int
    content: int


def closed_in(yard: Yard, week: date) -> QuerySet[Case]:
    """Requests closed or judged in the week whose reporter left a telephone, and the own name."""
    start = datetime.combine(week, time(), clock.SHANGHAI)
    span = (start, start + timedelta(days=7))
    phones = Contact.objects.filter(yard=yard).exclude(phone_digest="").values("case_id")
    inside = Q(closed_at__gte=span[0], closed_at__lt=span[1]) | Q(rated_at__gte=span[0], rated_at__lt=span[1])
    return Case.objects.filter(inside, yard=yard, id__in=phones, unnamed_at__isnull=True)


def draws_of(yard: Yard) -> list[CallDraw]:
    """The weeks that were drawn, the newest first, at most the last twelve."""
    return list(CallDraw.objects.filter(yard=yard).order_by("-week")[:12])


def calls_of(actor: Actor, yard: Yard, week: date, *, after: str = "") -> Page[Callback]:
    """The calls of a week about requests the actor calls back for: still to do first, the unhappy first among them.

    `after` is the call the last page ended with, wherever it stands by now.
    """
    mine = seen_in(actor, "case.call_back", yard).values("id")
    rows = Callback.objects.filter(yard=yard, week=week, case_id__in=mine)
    short = list(rows.only("id", "why", "reached", "tries"))
    short.sort(key=lambda one: (one.reached is True, one.why != UNHAPPY, one.tries, one.id))
    page = part_of(short, lambda one: str(one.id), after)
    shown = [one.id for one in page.rows]
    found = {one.id: one for one in rows.filter(id__in=shown).select_related("case", "case__place")}
    for one in found.values():
        one.case.yard = yard
    return page.of(found[one] for one in shown if one in found)


def call_figures(actor: Actor, yard: Yard, week: date) -> CallFigures:
    """Counted over the same calls."""
    mine = seen_in(actor, "case.call_back", yard).values("id")
    rows = Callback.objects.filter(yard=yard, week=week, case_id__in=mine)
    return CallFigures(
        **rows.aggregate(
            calls=Count("id"),
            tried=Count("id", filter=Q(tries__gt=0)),
            reached=Count("id", filter=Q(reached=True)),
            solved=Count("id", filter=Q(solved="yes")),
            content=Count("id", filter=Q(content="yes")),
        )
    )
