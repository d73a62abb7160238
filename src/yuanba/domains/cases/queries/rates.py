"""Figures by street, community, estate, company, building, kind and the rest of `BY`: from the kept sums."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet, Sum

from yuanba.domains.cases.access import seen
from yuanba.domains.cases.models import Case, Rollup
from yuanba.domains.cases.queries.board import conditions
from yuanba.domains.cases.queries.lists import newest_first
from yuanba.domains.cases.rules.tallies import MEASURES, Rates, building_of, together
from yuanba.domains.places.public import divisions_over
from yuanba.kernel import clock
from yuanba.kernel.days import field_day
from yuanba.kernel.errors import absent
from yuanba.kernel.paging import Page
from yuanba.kernel.paths import touch
from yuanba.platform.access.public import Actor, paths
from yuanba.platform.yards.models import Yard

DIVISIONS = ("street", "community")
BY = (*DIVISIONS, "estate", "company", "building", "kind", "level", "unit", "assignee", "channel", "policy", "month")
MONTHS = (1, 3, 12)
# Each yard numbers the versions of its policy itself.
_COLUMNS = {"estate": ("yard_id",), "building": ("path",), "policy": ("yard_id", "policy")}


@dataclass(frozen=True)
class Line:
    """One line: what it is of, and its figures."""

    key: str
    rates: Rates


def since_of(months: int) -> date:
    """The first day of so many months, the present one included."""
    first = clock.today().replace(day=1)
    for _ in range(months - 1):
        first = (first - timedelta(days=1)).replace(day=1)
    return first


def rates_by(yards: Collection[Yard], by: str, since: date) -> list[Line]:
    """The lines of these estates, public cases only, by key; two statements, whatever the number of cases."""
    if by not in BY:
        raise absent()
    if by in DIVISIONS:
        return _by_division(yards, by, since)
    columns = _COLUMNS.get(by, (by,))
    rows = _by_channel(yards, since) if by == "channel" else _kept(yards, columns, since)
    sums = {".".join(str(row[name]) for name in columns): row for row in rows}
    late = _late(yards, by, since)
    lines = []
    for key in sorted({*sums, *late}):
        counts = {name: sums[key][f"n_{name}"] if key in sums else 0 for name in MEASURES}
        if counts["all"]:
            lines.append(Line(key, Rates(counts, *late.get(key, (0, 0)))))
    return lines


def _by_division(yards: Collection[Yard], level: str, since: date) -> list[Line]:
    """The lines of estates added up by the division they lie in today; "" is what lies in none."""
    of = _divided(yards, level)
    grouped: dict[str, list[Rates]] = defaultdict(list)
    for line in rates_by(yards, "estate", since):
        grouped[of[UUID(line.key)]].append(line.rates)
    return [Line(path, together(grouped[path])) for path in sorted(grouped)]


def _divided(yards: Collection[Yard], level: str) -> dict[UUID, str]:
    found = divisions_over(yards, level)
    return {yard.id: found[yard.id].path if yard.id in found else "" for yard in yards}


def _kept(yards: Collection[Yard], columns: tuple[str, ...], since: date) -> Any:
    rows: Any = Rollup.objects.filter(yard__in=yards, month__gte=since).values(*columns)
    return rows.annotate(**{f"n_{name}": Sum(name) for name in MEASURES}).order_by()


def _by_channel(yards: Collection[Yard], since: date) -> Any:
    """The same from the cases themselves: the kept sums do not know how somebody came."""
    in_time, done = Q(answered_at__lte=F("answer_due")), Q(resolved_at__isnull=False, close_due__isnull=False)
    marks = {
        "all": Q(),
        "answered": Q(answered_at__isnull=False),
        "answered_in_time": in_time,
        "due": done,
        "done_in_time": done & Q(resolved_at__lte=F("close_due")),
        "ended": ~Q(outcome=""),
        "solved": Q(outcome="solved"),
        "rated": ~Q(rating=""),
        "good": Q(rating="good"),
    }
    rows: Any = _public(since).filter(yard__in=yards).values("channel")
    return rows.annotate(**{f"n_{name}": Count("id", filter=mark or None) for name, mark in marks.items()}).order_by()


def _late(yards: Collection[Yard], by: str, since: date) -> Mapping[str, list[int]]:
    """What is late at this moment, by key: only what is not done yet is looked at."""
    now, homes = clock.now(), {yard.id: yard for yard in yards}
    late_answer, late_close = Q(answered_at=None, answer_due__lt=now), Q(resolved_at=None, close_due__lt=now)
    rows = _public(since).filter(late_answer | late_close, yard__in=yards)
    found: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    needed = ("yard_id", "path", "kind", "level", "unit_id", "assignee", "channel", "policy_number", "company")
    for case in rows.only(*needed, "reported_at", "answered_at", "answer_due", "resolved_at", "close_due").iterator():
        one = found[_key(case, homes[case.yard_id], by)]
        one[0] += case.answered_at is None and case.answer_due < now
        one[1] += case.resolved_at is None and case.close_due is not None and case.close_due < now
    return found


def _key(case: Case, yard: Yard, by: str) -> str:
    if by == "month":
        return f"{clock.aware(case.reported_at).date().replace(day=1)}"
    if by == "building":
        return building_of(yard.path, case.path)
    if by == "policy":
        return f"{case.yard_id}.{case.policy_number}"
    value = {"estate": case.yard_id, "unit": case.unit_id}.get(by) if by in ("estate", "unit") else getattr(case, by)
    return str(value or "")


def _public(since: date) -> QuerySet[Case]:
    start = datetime.combine(since, time(), clock.SHANGHAI)
    return Case.objects.filter(visibility="neighbours", main__isnull=True, reported_at__gte=start)


def cases_behind(
    actor: Actor, yards: Collection[Yard], *, by: str, key: str, what: str, since: date, after: str = ""
) -> Page[Case]:
    """The cases behind one figure of one line, the newest first.

    They are public: the notice board tells of them. Whoever may open some sees those only.
    """
    rules = conditions(clock.now())
    if by not in BY or f"{what}-base" not in rules:
        raise absent()
    if by in DIVISIONS:
        of = _divided(yards, by)
        yards = [yard for yard in yards if of[yard.id] == key]
    rows = _public(since).filter(rules[f"{what}-base"], _of(by, key), yard__in=yards)
    return newest_first(rows.filter(seen(actor, "case.read")) if opens_cases(actor, yards) else rows, after)


def opens_cases(actor: Actor, yards: Collection[Yard]) -> bool:
    """Whether the actor may open cases of these estates; else a figure leads to what the notice board tells of them."""
    return any(touch(path, yard.path) for path in paths(actor, "case.read") for yard in yards)


def _of(by: str, key: str) -> Q:
    if by in DIVISIONS:
        return Q()
    if by == "building":
        return Q(path=key) | Q(path__startswith=f"{key}/")
    if by == "month":
        first = _day(key)
        start = datetime.combine(first, time(), clock.SHANGHAI)
        following = datetime.combine((first + timedelta(days=31)).replace(day=1), time(), clock.SHANGHAI)
        return Q(reported_at__gte=start, reported_at__lt=following)
    if by in ("kind", "level", "channel", "company"):
        return Q(**{by: key})
    if by == "policy":
        yard, number = policy_key(key)
        return Q(yard=yard, policy_number=number)
    column = {"estate": "yard_id", "unit": "unit_id", "assignee": "assignee"}[by]
    return Q(**{column: _id(key)}) if key else Q(**{f"{column}__isnull": True})


def policy_key(key: str) -> tuple[UUID, int]:
    """The yard and the number of a version in the key of a line; refused as absent where somebody made it up."""
    yard, _dot, number = key.partition(".")
    if not (number.isascii() and number.isdecimal() and len(number) < 9):
        raise absent()
    return _id(yard), int(number)


def _day(key: str) -> date:
    try:
        return field_day(key).replace(day=1)
    except ValueError:
        raise absent() from None


def _id(key: str) -> UUID:
    try:
        return UUID(key)
    except ValueError:
        raise absent() from None
