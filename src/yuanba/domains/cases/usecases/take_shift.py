"""The next one takes a shift over by one tap."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.cases.access import check_works
from yuanba.domains.cases.events import ShiftTaken
from yuanba.domains.cases.models import HandOver
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, absent, register
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard

register("shift-own", 409, "You handed this shift over yourself. Somebody else takes it.")
register("shift-other", 409, "This shift was handed to %(name)s.")
register("shift-taken", 409, "%(name)s has taken this shift over already.")


def take_shift(*, actor: Actor, yard: Yard, handover_id: UUID) -> HandOver:
    """Taken; a second tap changes nothing. Refused: `shift-own`, `shift-other`, `shift-taken`, absent."""
    account = check_works(actor, yard)
    with transaction.atomic():
        row = HandOver.objects.select_for_update(no_key=True).filter(yard=yard, id=handover_id).first()
        if row is None:
            raise absent()
        if row.taken_by == account:
            return row
        if row.taken_by is not None:
            raise Refusal("shift-taken", name=row.taken_name)
        if row.by == account:
            raise Refusal("shift-own")
        if row.to not in (None, account):
            raise Refusal("shift-other", name=row.to_name)
        row.taken_by, row.taken_name, row.taken_at = account, actor.name[:60], clock.now()
        row.save()
        record(ShiftTaken(day=row.at.date().isoformat()), yard=yard, actor=actor, subject=row.id)
        return row
