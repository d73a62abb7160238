"""The unit that answers for a case asks another to help: with a sentence and a date."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from yuanba.domains.cases import writing
from yuanba.domains.cases.events import HelpAsked
from yuanba.domains.cases.models import Case, Help, Unit
from yuanba.domains.cases.queries import plan_of
from yuanba.domains.cases.queries.units import members_of, readers
from yuanba.domains.cases.rules.drafts import words
from yuanba.domains.cases.usecases._lead import check_leads
from yuanba.domains.cases.writing import Target
from yuanba.domains.people.public import team_of_estate
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, register
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record

register("help-past", 422, "Please choose a moment to come.")
register("help-asked", 422, "This unit was asked already and has not answered yet.")
register(
    "help-private",
    422,
    "Nobody of this unit may read what is shown only to those who handle it. Please choose another unit.",
)
register("help-self", 422, "This unit answers for it already. Please choose another.")


def ask_help(*, actor: Actor, target: Target, unit_id: UUID, text: str, due: datetime) -> Case:
    """Asked; each unit once at a time, and for what only handlers read a unit of which somebody reads it.

    Refused: `invalid`, `unit-other`, `stale`, `not-now`, absent.
    """
    said = words(text)
    with transaction.atomic():
        case, moving = writing.begin(actor, target, "ask_help", said)
        if moving is None:
            return case
        check_leads(actor, case)
        unit = _asked(case, unit_id)
        if due <= clock.now():
            raise Refusal("invalid", fields={"due": "help-past"})
        _asked_once(case, unit)
        _asked_readers(case, unit)
        row = Help(yard=case.yard, case=case, unit=unit, asked=said, asked_at=clock.now(), asked_by=actor.name[:60])
        row.due = due
        row.save()
        moving.text, moving.public = said, False
        moving.data = {"unit": [unit.name, unit.name_en], "due": due.isoformat()}
        told = HelpAsked(number=case.number, title=case.told_title, unit=str(unit.id), due=due.isoformat())
        record(told, yard=case.yard, actor=actor, subject=case.id)
        return writing.finish(moving)


def _asked(case: Case, unit_id: UUID) -> Unit:
    unit = next((one for one in plan_of(case.yard).open_units if one.id == unit_id), None)
    if unit is None or unit.id == case.unit_id:
        raise Refusal("invalid", fields={"unit": "help-self" if unit else "unit-unknown"})
    return unit


def _asked_once(case: Case, unit: Unit) -> None:
    if Help.objects.filter(yard=case.yard, case=case, unit=unit, ended_at__isnull=True).exists():
        raise Refusal("invalid", fields={"unit": "help-asked"})


def _asked_readers(case: Case, unit: Unit) -> None:
    """Of a unit whose people do not sign in here nobody is told, and whoever leads writes down what it did."""
    if case.visibility == "neighbours":
        return
    members = members_of(unit, team_of_estate(case.yard.path))
    if members and not readers(case, members):
        raise Refusal("invalid", fields={"unit": "help-private"})
