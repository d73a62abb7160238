"""What can be measured at places: for the unit matrix."""

from uuid import UUID

from django.db.models import Count

from yuanba.domains.cases.access import seen_in
from yuanba.platform.access.public import Actor, within
from yuanba.platform.yards.models import Yard


def open_by_place(actor: Actor, yard: Yard, path: str) -> dict[UUID, int]:
    """How many open cases the actor may read at each place at or below a path of the yard; one statement."""
    rows = seen_in(actor, "case.read", yard).filter(within((path,)), closed_at__isnull=True)
    return {row["place"]: row["count"] for row in rows.values("place").annotate(count=Count("id")).order_by()}
