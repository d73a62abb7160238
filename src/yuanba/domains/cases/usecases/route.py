"""A case is sent to a unit by hand; clock and history stay."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.cases import writing
from yuanba.domains.cases.models import Case
from yuanba.domains.cases.queries import plan_of
from yuanba.domains.cases.writing import Target
from yuanba.kernel.errors import Refusal, register
from yuanba.kernel.text import clean
from yuanba.platform.access.public import Actor

register("unit-same", 422, "It is with this unit already.")


def route(*, actor: Actor, target: Target, unit_id: UUID, text: str = "") -> Case:
    """With the unit, and with nobody of it yet. Refused: `unit-unknown`, `unit-same`, `stale`, `not-now`, absent."""
    said = clean(text[:4000])
    with transaction.atomic():
        case, moving = writing.begin(actor, target, "route", said)
        if moving is None:
            return case
        plan = plan_of(case.yard)
        unit = next((one for one in plan.open_units if one.id == unit_id), None)
        if unit is None or unit.id == case.unit_id:
            raise Refusal("invalid", fields={"unit": "unit-same" if unit else "unit-unknown"})
        before = plan.units.get(case.unit_id) if case.unit_id else None
        moving.text, moving.public = said, False
        moving.data = {"unit": [unit.name, unit.name_en], "from": [before.name, before.name_en] if before else []}
        case.unit, case.assignee, case.assignee_name = unit, None, ""
        return writing.finish(moving)
