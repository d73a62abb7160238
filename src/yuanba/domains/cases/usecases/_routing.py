"""A case is sent to a unit by the rules of its yard; why, is frozen in the step that did it."""

from typing import Any
from uuid import UUID

from yuanba.domains.cases.models import Case, Category, RoutingRule, Unit
from yuanba.domains.cases.queries.plan import Plan, conditions_of, plan_of
from yuanba.domains.cases.queries.units import belongs, workers_at
from yuanba.domains.cases.rules.policy import Policy, from_data
from yuanba.domains.cases.rules.routing import Sample, at_moment, first
from yuanba.domains.people.public import Member, team_of_estate

Data = dict[str, Any]


def sample_of(case: Case, plan: Plan) -> Sample:
    """What the rules look at."""
    known = plan.tree.get(case.category_id, ()) if case.category_id else ()
    return at_moment(Sample(case.path, case.level, case.kind, known), case.reported_at)


def send(case: Case, plan: Plan, *, hold: bool = False, policy: Policy | None = None) -> Data:
    """Point the case to the unit and person of the first rule that matches; what the step says of it.

    With `hold` nothing moves: whoever has the case keeps it, and only the rule is put on record.
    """
    hours = (policy or from_data(case.policy)).hours
    matched = first(plan.pure, sample_of(case, plan), hours)
    row = next((one for one in plan.rules if matched and one.number == matched.number), None)
    unit = plan.units[row.unit_id] if row else plan.default
    why = "rule" if row else "default"
    if unit.closed_at is not None:
        unit, why = plan.default, "unit-closed"
    person = _person(case, row) if row and row.person and why == "rule" else None
    if row and row.person and person is None and why == "rule":
        why = "person-gone"
    if not hold:
        case.unit = unit
        case.assignee, case.assignee_name = (person.account, person.name) if person else (None, "")
    return _frozen(case, plan, row, unit) | {"why": why, "held": hold}


def follow(case: Case, role: str, account: UUID | None) -> None:
    """The unit follows the person: where they do not belong to the case's unit, it goes with them to theirs.

    A manager is there for all units, and takes none along.
    """
    if role == "manager":
        return
    plan = plan_of(case.yard)
    own = [one for one in plan.open_units if belongs(one, role, account)]
    if own and case.unit_id not in {one.id for one in own}:
        case.unit = own[0]


def _person(case: Case, row: RoutingRule) -> Member | None:
    """Whom the rule names, with a post there today."""
    team = workers_at(team_of_estate(case.yard.path), case.path)
    return next((member for member in team if member.account == row.person), None)


def _frozen(case: Case, plan: Plan, row: RoutingRule | None, unit: Unit) -> Data:
    """Number, version and words: what is read years later, whatever became of the rules."""
    said: Data = {"rule": row.number if row else 0, "version": plan.version, "unit": _named(unit)}
    said["unit_id"] = str(unit.id)
    said["asked"] = {"level": case.level, "kind": case.kind, "category": _named(_category(case, plan))}
    said["category_id"] = str(case.category_id or "")
    if row is None:
        return said
    said["conditions"] = conditions_of(row, plan)
    return said | {"person": row.person_name}


def _category(case: Case, plan: Plan) -> Category | None:
    return plan.categories.get(case.category_id) if case.category_id else None


def _named(one: Unit | Category | None) -> list[str]:
    return [one.name, one.name_en] if one else []
