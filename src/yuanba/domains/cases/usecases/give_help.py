"""A helping unit says what it did: to its colleagues, not to the resident."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.cases import writing
from yuanba.domains.cases.models import Case, Help
from yuanba.domains.cases.queries import plan_of
from yuanba.domains.cases.queries.units import leads, units_of
from yuanba.domains.cases.rules.drafts import words
from yuanba.domains.cases.writing import Target
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, absent, register
from yuanba.platform.access.public import Actor

register("help-other", 422, "Another unit was asked for this.")


def give_help(*, actor: Actor, target: Target, help_id: UUID, text: str) -> Case:
    """Given, by somebody of the unit, or written down by the lead for a unit that does not sign in.

    Refused: `invalid`, `help-other`, `stale`, `not-now`, absent.
    """
    said = words(text)
    with transaction.atomic():
        case, moving = writing.begin(actor, target, "give_help", said)
        if moving is None:
            return case
        row = Help.objects.filter(yard=case.yard, case=case, id=help_id, ended_at__isnull=True).first()
        if row is None:
            raise absent()
        plan = plan_of(case.yard)
        if row.unit_id not in {one.id for one in units_of(actor, plan)} and not leads(actor, case):
            raise Refusal("help-other")
        row.given, row.given_by, row.ended_at = said, actor.name[:60], clock.now()
        row.save()
        unit = plan.units[row.unit_id]
        moving.text, moving.public, moving.data = said, False, {"unit": [unit.name, unit.name_en]}
        return writing.finish(moving)
