"""What each unit of a yard owes, and which rules lead to nobody, for those who look from above."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q

from yuanba.domains.cases.access import seen_in
from yuanba.domains.cases.models import RoutingTrouble, Unit
from yuanba.domains.cases.queries.plan import plan_of
from yuanba.kernel import clock
from yuanba.platform.access.public import Actor, visible
from yuanba.platform.yards.models import Yard

SHOWN = 20


@dataclass(frozen=True)
class UnitLine:
    """A unit with what it owes: open and, of these, late."""

    unit: Unit
    open: int
    late: int


def unit_lines(actor: Actor, yard: Yard, action: str = "case.oversee") -> list[UnitLine]:
    """Every open unit of a yard, in one statement more than the plan."""
    rows = seen_in(actor, action, yard).filter(due_at__isnull=False).values("unit_id").order_by()
    grouped = rows.annotate(n=Count("id"), late=Count("id", filter=Q(due_at__lt=clock.now())))
    found: dict[UUID | None, tuple[int, int]] = {row["unit_id"]: (row["n"], row["late"]) for row in grouped}
    return [UnitLine(unit, *found.get(unit.id, (0, 0))) for unit in plan_of(yard).open_units]


def broken_rules(actor: Actor) -> list[RoutingTrouble]:
    """Rules that lead to nobody in the yards the actor oversees, as the daily check found them; the first twenty."""
    rows = RoutingTrouble.objects.filter(visible(actor, "case.oversee", "yard__path"))
    return list(rows.select_related("yard").order_by("yard__path", "number")[:SHOWN])


def english_of(found: list[RoutingTrouble]) -> dict[tuple[UUID, str], str]:
    """The English names of the units that these rules name; those without one are left out."""
    if not found:
        return {}
    rows = Unit.objects.filter(yard_id__in={one.yard_id for one in found}, name__in={one.name for one in found})
    return {(one.yard_id, one.name): one.name_en for one in rows if one.name_en}
