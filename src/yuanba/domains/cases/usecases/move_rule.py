"""A rule goes one place up or down in the order."""

from django.db import transaction

from yuanba.domains.cases.models import RoutingVersion
from yuanba.domains.cases.usecases._plan import check_order, lay_down, locked_plan
from yuanba.kernel.errors import absent
from yuanba.platform.access.public import Actor, check
from yuanba.platform.yards.models import Yard


def move_rule(*, actor: Actor, yard: Yard, number: int, up: bool, version: int) -> RoutingVersion:
    """The next version. Refused: `rule-covered`, `rule-covers`, `rules-stale`, absent at the ends of the list."""
    check(actor, "case.routing", yard)
    with transaction.atomic():
        plan = locked_plan(yard, version)
        rows, here = list(plan.rules), number - 1
        there = here - 1 if up else here + 1
        if not (0 <= here < len(rows) and 0 <= there < len(rows)):
            raise absent()
        rows[here], rows[there] = rows[there], rows[here]
        check_order(plan, rows, rows[min(here, there)])
        return lay_down(actor, plan, rows)
