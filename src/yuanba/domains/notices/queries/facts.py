"""What the guard needs to know of undertakings: three statements, however many are asked about."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, UUIDField, Value

from yuanba.domains.notices.models import Notice, Objection, Undertaking
from yuanba.domains.notices.queries.audience import homes_of
from yuanba.domains.notices.queries.reached import has_it
from yuanba.domains.notices.rules import guard, states
from yuanba.kernel import clock

SAID = (states.PUBLISHED, states.ENDED)
Counts = Mapping[UUID, Mapping[str, int]]


def facts_of(undertaking: Undertaking, *, replied: bool = False) -> guard.Facts:
    """What the guard needs to know of one, read now."""
    return facts_of_all([undertaking], replied=replied)[undertaking.id]


def facts_of_all(undertakings: Sequence[Undertaking], *, replied: bool = False) -> dict[UUID, guard.Facts]:
    """The same of many at once, by id."""
    if not undertakings:
        return {}
    keys = {"yard__in": {one.yard_id for one in undertakings}, "undertaking__in": [one.id for one in undertakings]}
    said = Notice.objects.filter(**keys, state__in=SAID)
    notices = {notice.undertaking_id: notice for notice in said.only("id", "yard", "undertaking")}
    homes, against = _homes(undertakings, notices), _objections(keys)
    return {
        one.id: _facts(one, one.id in notices, homes[one.id], against.get(one.id, {}), replied) for one in undertakings
    }


def _facts(
    one: Undertaking, published: bool, homes: Mapping[str, int], against: Mapping[str, int], replied: bool
) -> guard.Facts:
    return guard.Facts(
        published=published,
        homes=homes["n"],
        unreached=homes["n"] - homes["reached"],
        window_ends=one.window_ends,
        starts_on=one.starts_on,
        objections=against.get("n", 0),
        answered=against.get("answered", 0),
        replied=replied or bool(one.reply),
        today=clock.today(),
    )


def _homes(undertakings: Sequence[Undertaking], notices: Mapping[UUID | None, Notice]) -> Counts:
    counts = [_counted(one, notices.get(one.id)) for one in undertakings]
    rows = counts[0].union(*counts[1:], all=True) if len(counts) > 1 else counts[0]
    found = {row["of"]: row for row in rows}
    nothing = {"n": 0, "reached": 0}
    return {one.id: found.get(one.id, nothing) for one in undertakings}


def _counted(one: Undertaking, notice: Notice | None) -> Any:
    """One row: homes, and those that have the notice; no row where there is no home."""
    homes = homes_of(one.yard, one.audience).order_by().annotate(of=Value(one.id, UUIDField()))
    reached = Count("pk", filter=has_it(one.yard_id, notice)) if notice else Value(0)
    return homes.values("of").annotate(n=Count("pk"), reached=reached)


def _objections(keys: Mapping[str, Any]) -> Counts:
    rows = Objection.objects.filter(**keys).order_by().values("undertaking")
    counted = rows.annotate(n=Count("pk"), answered=Count("answers", filter=Q(answers__yard__in=keys["yard__in"])))
    return {row["undertaking"]: {"n": row["n"], "answered": row["answered"]} for row in counted}
