"""The rules of an estate that is moved go on for the same places, as a version of their own."""

from yuanba.domains.cases.models import RoutingVersion
from yuanba.domains.cases.queries.plan import read_plan
from yuanba.domains.cases.usecases._plan import lay_down
from yuanba.domains.places.public import path_now
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard


def rules_follow(actor: Actor, yard: Yard, was: str) -> None:
    """What was laid down is not rewritten: where a rule names a place, the next version names it where it is now."""
    if not RoutingVersion.objects.filter(yard=yard).exists():
        return
    plan = read_plan(yard)
    rows = list(plan.rules)
    if not any(row.path for row in rows):
        return
    for row in rows:
        row.path = path_now(row.path, was, yard.path)
    lay_down(actor, plan, rows)
