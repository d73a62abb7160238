"""A unit hands a case back with a reason: to whoever sorts, and the third time to the manager."""

from django.db import transaction

from yuanba.domains.cases import writing
from yuanba.domains.cases.events import CaseBounced
from yuanba.domains.cases.models import Case
from yuanba.domains.cases.queries import plan_of
from yuanba.domains.cases.rules.drafts import words
from yuanba.domains.cases.rules.states import DISPATCHED, NEW, TRIAGED
from yuanba.domains.cases.usecases._lead import check_leads
from yuanba.domains.cases.writing import Target
from yuanba.domains.people.public import holders
from yuanba.kernel.errors import Refusal, register
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record

register("unit-first", 422, "It is with those who sort already. Please send it to the unit that can do it.")
MOST = 2


def hand_back(*, actor: Actor, target: Target, text: str) -> Case:
    """With the default unit again; clock and history stay. More than twice: with the nearest manager.

    Refused: `invalid` without a reason, `unit-first`, `unit-other`, `stale`, `not-now`, absent.
    """
    said = words(text)
    with transaction.atomic():
        case, moving = writing.begin(actor, target, "hand_back", said)
        if moving is None:
            return case
        plan = plan_of(case.yard)
        unit = plan.units.get(case.unit_id) if case.unit_id else None
        if unit is None or unit.is_default:
            raise Refusal("unit-first")
        check_leads(actor, case)
        count = case.steps.filter(verb="hand_back").count() + 1
        moving.text, moving.public = said, False
        moving.data = {"from": [unit.name, unit.name_en], "count": count}
        case.unit, case.assignee, case.assignee_name = plan.default, None, ""
        if count > MOST:
            _upward(actor, moving, count)
        return writing.finish(moving)


def _upward(actor: Actor, moving: writing.Moving, count: int) -> None:
    """Nobody is to send it round in circles: the manager has it now."""
    case = moving.case
    manager = next(iter(holders("manager", case.path)), None)
    if manager is not None:
        case.assignee, case.assignee_name = manager.account, manager.name
        case.state = DISPATCHED if case.state in (NEW, TRIAGED) else case.state
        moving.data |= {"to_name": manager.name, "to_name_en": manager.name_en}
    told = CaseBounced(number=case.number, title=case.told_title, path=case.path, count=count)
    record(told, yard=case.yard, actor=actor, subject=case.id)
