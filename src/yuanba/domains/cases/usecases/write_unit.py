"""A unit is written: what it is called, how it is reached, who belongs to it; opened or closed."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.cases.events import UnitWritten
from yuanba.domains.cases.models import Unit
from yuanba.domains.cases.numbering import count_change
from yuanba.domains.cases.queries.plan import forget_plans, read_plan
from yuanba.domains.cases.rules.units import MOST_UNITS, UnitDraft, checked_unit
from yuanba.domains.people.public import POST_ROLES, team_of_estate
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, absent
from yuanba.platform.access.public import Actor, check
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def write_unit(*, actor: Actor, yard: Yard, draft: UnitDraft, unit_id: UUID | None = None) -> Unit:
    """The unit; a new one where no id is given. Refused: `invalid` with fields, `unit-many`, absent."""
    check(actor, "case.routing", yard)
    with transaction.atomic():
        Yard.objects.select_for_update(no_key=True).get(id=yard.id)
        units = read_plan(yard).units
        unit = units.get(unit_id) if unit_id else Unit(yard=yard)
        if unit is None:
            raise absent()
        draft = checked_unit(draft, is_default=unit.is_default)
        if unit_id is None and len(units) >= MOST_UNITS:
            raise Refusal("unit-many")
        if any(one.name == draft.name and one.id != unit.id for one in units.values()):
            raise Refusal("invalid", fields={"name": "unit-name"})
        _fill(unit, draft)
        unit.save()
        record(UnitWritten(name=unit.name, is_closed=draft.is_closed), yard=yard, actor=actor, subject=unit.id)
        count_change(yard.id)
        forget_plans()
    return unit


def _fill(unit: Unit, draft: UnitDraft) -> None:
    """Only roles there are, and only people of today's team; who was named before may stay."""
    known = {str(member.account) for member in team_of_estate(unit.yard.path)} | set(unit.people)
    unit.name, unit.name_en, unit.kind = draft.name, draft.name_en, draft.kind
    unit.phone, unit.hours = draft.phone, draft.hours
    unit.roles = [role for role in dict.fromkeys(draft.roles) if role in POST_ROLES]
    unit.people = [one for one in dict.fromkeys(map(str, draft.people)) if one in known]
    unit.closed_at = (unit.closed_at or clock.now()) if draft.is_closed else None
