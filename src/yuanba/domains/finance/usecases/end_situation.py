"""A space to park is given back, or somebody lives in a home again."""

from datetime import date
from uuid import UUID

from django.db import transaction

from yuanba.domains.finance.access import situation_to, till_held
from yuanba.domains.finance.events import SituationEnded
from yuanba.domains.finance.models import Situation
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def end_situation(*, actor: Actor, yard: Yard, situation: UUID, until: date) -> Situation:
    """`until` is the last day, which counts. The same again changes nothing.

    Refused: `invalid` with the field `until`, `situation-ended`, absent.
    """
    with transaction.atomic():
        till_held(yard)
        found = situation_to(actor, yard, situation, "bill.run")
        if found.until == until:
            return found
        if found.until is not None:
            raise Refusal("situation-ended", until=found.until.isoformat())
        if until < found.since:
            raise Refusal("invalid", fields={"until": "situation-end"}, since=found.since.isoformat())
        found.until = until
        found.save(update_fields=["until"])
        told = SituationEnded(found.kind, str(found.home_id), found.name, until.isoformat())
        record(told, yard=yard, actor=actor, subject=found.id)
    return found
