"""What can be measured at places: for the unit matrix."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Count

from yuanba.domains.cases.access import seen, seen_in
from yuanba.domains.cases.models import Case
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


def open_by_place(actor: Actor, yard: Yard, path: str) -> dict[UUID, int]:
    """How many open cases the actor may read at each place at or below a path of the yard; one statement."""
    rows = seen_in(actor, "case.read", yard).filter(within((path,)), closed_at__isnull=True)
    return {row["place"]: row["count"] for row in rows.values("place").annotate(count=Count("id")).order_by()}
