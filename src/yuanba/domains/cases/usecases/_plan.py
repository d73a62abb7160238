"""A new version of the rules is laid down: all rows anew, in their order."""

from collections.abc import Sequence

from yuanba.domains.cases.events import RoutingSet
from yuanba.domains.cases.models import RoutingRule, RoutingVersion
from yuanba.domains.cases.numbering import count_change
from yuanba.domains.cases.queries import policy_of
from yuanba.domains.cases.queries.plan import Plan, forget_plans, pure_rule, read_plan
from yuanba.domains.cases.rules.reach import check_reach
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, register
from yuanba.kernel.ids import uuid7
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard

register("rules-stale", 409, "Meanwhile somebody has changed the rules. Please look at them again.")


def locked_plan(yard: Yard, version: int) -> Plan:
    """The plan as it is now, nobody else changing it; refused as `rules-stale` where the page was older."""
    Yard.objects.select_for_update(no_key=True).get(id=yard.id)
    plan = read_plan(yard)
    if plan.version != version:
        raise Refusal("rules-stale")
    return plan


def renumbered(rows: Sequence[RoutingRule]) -> list[RoutingRule]:
    """New rows in this order; those given keep their numbers."""
    shared = ("yard", "category", "kind", "path", "place", "place_en", "level", "hours", "days", "unit", "person")
    names = (*shared, "person_name")
    return [
        RoutingRule(number=number, **{name: getattr(row, name) for name in names}) for number, row in enumerate(rows, 1)
    ]


def check_order(plan: Plan, rows: Sequence[RoutingRule], touched: RoutingRule) -> None:
    """Refuse an order that cannot work; `rows` still have the numbers people know."""
    pure = [pure_rule(one) for one in renumbered(rows)]
    place = next(number for number, row in enumerate(rows, 1) if row is touched)
    names = {number: row.number for number, row in enumerate(rows, 1)}
    hours = policy_of(plan.yard).hours
    check_reach(pure, place, names, root=plan.yard.path, tree=plan.tree, hours=hours)


def lay_down(actor: Actor, plan: Plan, rows: Sequence[RoutingRule]) -> RoutingVersion:
    """The next version, in the caller's transaction."""
    yard = plan.yard
    version = RoutingVersion(yard=yard, number=plan.version + 1, at=clock.now(), name=actor.name[:60])
    version.save()
    fresh = renumbered(rows)
    for row in fresh:
        row.id, row.version = uuid7(), version
    RoutingRule.objects.bulk_create(fresh)
    record(RoutingSet(number=version.number, rules=len(fresh)), yard=yard, actor=actor, subject=version.id)
    count_change(yard.id)
    forget_plans()
    return version
