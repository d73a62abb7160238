"""A rule is taken away; earlier versions keep it."""

from django.db import transaction

from yuanba.domains.cases.models import RoutingVersion
from yuanba.domains.cases.usecases._plan import lay_down, locked_plan
from yuanba.kernel.errors import absent
from yuanba.platform.access.public import Actor, check
from yuanba.platform.yards.models import Yard


def remove_rule(*, actor: Actor, yard: Yard, number: int, version: int) -> RoutingVersion:
    """The next version, without it. Refused: `rules-stale`, absent."""
    check(actor, "case.routing", yard)
    with transaction.atomic():
        plan = locked_plan(yard, version)
        rows = [row for row in plan.rules if row.number != number]
        if len(rows) == len(plan.rules):
            raise absent()
        return lay_down(actor, plan, rows)
