"""Why a case goes where it goes: every rule with what did not hold."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from yuanba.domains.cases.models import Case, RoutingRule
from yuanba.domains.cases.queries.plan import Plan, pure_rule, rules_of_version
from yuanba.domains.cases.rules.policy import from_data
from yuanba.domains.cases.rules.routing import Sample, at_moment, first, misses
from yuanba.kernel.calendar import ServiceHours


@dataclass(frozen=True)
class Tried:
    """A rule and what of it did not hold; `decides` the first that matched, `is_after` what was asked no more."""

    row: RoutingRule
    misses: tuple[str, ...]
    decides: bool
    is_after: bool


def explained(rows: Sequence[RoutingRule], sample: Sample, hours: ServiceHours) -> list[Tried]:
    """Each rule in its order."""
    pure = {row.number: pure_rule(row) for row in rows}
    decided = first(pure.values(), sample, hours)
    last = decided.number if decided else len(rows)
    return [
        Tried(row, misses(pure[row.number], sample, hours), decided == pure[row.number], row.number > last)
        for row in rows
    ]


def explain_route(case: Case, plan: Plan, route: dict[str, Any]) -> list[Tried]:
    """The rules of the version that sent a case, held against what was known of it then."""
    rows = plan.rules if route["version"] == plan.version else rules_of_version(case.yard, route["version"])
    known = plan.tree.get(UUID(route["category_id"]), ()) if route.get("category_id") else ()
    asked = route["asked"]
    sample = at_moment(Sample(case.path, asked["level"], asked["kind"], known), case.reported_at)
    return explained(rows, sample, from_data(case.policy).hours)
