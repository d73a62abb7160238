"""A rule that sends cases to a unit is written; what cannot work is refused now, not noticed later."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from yuanba.domains.cases.models import RoutingRule, RoutingVersion, Unit
from yuanba.domains.cases.queries.plan import Plan
from yuanba.domains.cases.queries.units import belongs, workers_at
from yuanba.domains.cases.rules.routing import DAYS, HOURS
from yuanba.domains.cases.rules.units import MOST_RULES
from yuanba.domains.cases.rules.vocabulary import KINDS, LEVELS
from yuanba.domains.cases.usecases._plan import check_order, lay_down, locked_plan
from yuanba.domains.people.public import team_of_estate
from yuanba.domains.places.public import Place, place
from yuanba.kernel.errors import Refusal, absent, register
from yuanba.platform.access.public import Actor, check
from yuanba.platform.yards.models import Yard

register("rule-person", 422, "This person has no current post there. Please choose another, or only the unit.")
register("rule-person-elsewhere", 422, "This person does not belong to the unit.")
register("rule-place", 422, "This place is not in the estate.")
register("rule-many", 422, "There are 80 rules already. Please write one of them anew.")


@dataclass(frozen=True)
class RuleDraft:
    """A rule as somebody writes it; what is empty holds always. `position` 0: as far down as it is still reached."""

    unit: UUID
    category: UUID | None = None
    kind: str = ""
    place: UUID | None = None
    level: str = ""
    hours: str = ""
    days: str = ""
    person: UUID | None = None
    position: int = 0


def write_rule(*, actor: Actor, yard: Yard, draft: RuleDraft, version: int, number: int = 0) -> RoutingVersion:
    """The rule `number` written anew, or a new one where it is 0: the next version.

    Refused: `invalid` with fields, `rule-never`, `rule-covered`, `rule-covers`, `rules-stale`, absent.
    """
    check(actor, "case.routing", yard)
    with transaction.atomic():
        plan = locked_plan(yard, version)
        rows = [row for row in plan.rules if row.number != number]
        if number and len(rows) == len(plan.rules):
            raise absent()
        if len(rows) >= MOST_RULES:
            raise Refusal("rule-many")
        row = _row(plan, draft)
        row.number = number
        return lay_down(actor, plan, _placed(plan, rows, row, draft.position or number))


def _placed(plan: Plan, rows: list[RoutingRule], row: RoutingRule, position: int) -> list[RoutingRule]:
    """The order with the rule in its place; without one, the last place where all rules are reached."""
    last = len(rows) + 1
    for here in [min(position, last)] if position else range(last, 0, -1):
        tried = [*rows[: here - 1], row, *rows[here - 1 :]]
        try:
            check_order(plan, tried, row)
        except Refusal as refusal:
            if position or here == 1 or refusal.code != "rule-covered":
                raise
        else:
            return tried
    raise AssertionError("the first place is tried last")


def _row(plan: Plan, draft: RuleDraft) -> RoutingRule:
    """The row; refused with a code per field."""
    wrong = {
        "kind": "choice-unknown" if draft.kind not in ("", *KINDS) else "",
        "level": "choice-unknown" if draft.level not in ("", *LEVELS) else "",
        "hours": "choice-unknown" if draft.hours not in ("", *HOURS) else "",
        "days": "choice-unknown" if draft.days not in ("", *DAYS) else "",
        "category": "category-unknown" if draft.category and not _is_open(plan, draft.category) else "",
        "unit": "" if draft.unit in {one.id for one in plan.open_units} else "unit-unknown",
    }
    if any(wrong.values()):
        raise Refusal("invalid", fields={name: code for name, code in wrong.items() if code})
    unit, at = plan.units[draft.unit], _place(plan.yard, draft.place)
    row = RoutingRule(yard=plan.yard, unit=unit, category_id=draft.category, kind=draft.kind, level=draft.level)
    row.hours, row.days, row.person = draft.hours, draft.days, draft.person
    if at is not None:
        row.path, row.place, row.place_en = at.path, at.label, at.label_en
    row.person_name = _person(plan, unit, row.path or plan.yard.path, draft.person)
    return row


def _is_open(plan: Plan, category: UUID) -> bool:
    known = plan.categories.get(category)
    return known is not None and known.closed_at is None


def _place(yard: Yard, place_id: UUID | None) -> Place | None:
    """The place, None for the whole yard."""
    if place_id is None:
        return None
    try:
        found = place(yard, place_id)
    except Refusal:
        raise Refusal("invalid", fields={"place": "rule-place"}) from None
    return None if found.path == yard.path else found


def _person(plan: Plan, unit: Unit, path: str, account: UUID | None) -> str:
    """The name of whom the rule names: somebody with a post there today, of the unit."""
    if account is None:
        return ""
    held = [one for one in workers_at(team_of_estate(plan.yard.path), path) if one.account == account]
    if not held:
        raise Refusal("invalid", fields={"person": "rule-person"})
    if not any(belongs(unit, one.role, one.account) for one in held):
        raise Refusal("invalid", fields={"person": "rule-person-elsewhere"})
    return held[0].name
