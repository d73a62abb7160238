"""What can be measured at places: for the unit matrix."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Count, Q

from yuanba.domains.cases.access import seen
from yuanba.domains.cases.models import Case
from yuanba.domains.cases.queries.lists import narrowed, newest_first
from yuanba.domains.cases.rules.narrowing import Narrow
from yuanba.domains.cases.rules.states import MERGED
from yuanba.kernel.paging import Page
from yuanba.kernel.paths import above
from yuanba.platform.access.public import Actor, within
from yuanba.platform.yards.models import Yard


def open_by_path(actor: Actor, under: Iterable[str]) -> dict[str, int]:
    """How many open cases the actor may read at or below each of these paths, over estates; one statement."""
    counted = dict.fromkeys(under, 0)
    rows = Case.objects.filter(seen(actor, "case.read"), within(tuple(counted)), closed_at__isnull=True)
    for row in rows.values("path").annotate(count=Count("id")).order_by():
        for up in above(row["path"]):
            if up in counted:
                counted[up] += row["count"]
    return counted


def open_below(actor: Actor, under: tuple[str, ...], after: str = "") -> Page[Case]:
    """The open cases at or below these paths, over estates, the newest first: what the actor reads or anybody does."""
    shown = seen(actor, "case.read") | Q(visibility="neighbours")
    return newest_first(Case.objects.filter(shown, within(under), closed_at__isnull=True).exclude(state=MERGED), after)


def by_place(actor: Actor, yard: Yard, path: str, narrow: Narrow) -> dict[UUID, int]:
    """How many cases the actor may read at each place at or below a path of the yard, as a list of them is narrowed.

    One statement.
    """
    rows = narrowed(actor, yard, narrow).filter(within((path,)))
    return {row["place"]: row["count"] for row in rows.values("place").annotate(count=Count("id")).order_by()}
