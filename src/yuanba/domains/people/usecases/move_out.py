"""Somebody's tenure gets its last day."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from yuanba.domains.people.access import tenure_to_write
from yuanba.domains.people.events import MovedOut
from yuanba.domains.people.models import Representative, Tenure
from yuanba.kernel.errors import Refusal, register
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard

register("ended-earlier", 409, "This ends on %(until)s already. Who stays longer moves in anew on the day after.")


def move_out(*, actor: Actor, yard: Yard, tenure_id: UUID, until: date) -> Tenure:
    """The tenure with its last day; whoever spoke for the home by it does so no longer.

    Refused: `invalid` (a last day before the first), `ended-earlier`, absent.
    """
    with transaction.atomic():
        tenure = tenure_to_write(actor, yard, tenure_id)
        if until < tenure.since:
            raise Refusal("invalid", fields={"until": "dates-wrong"})
        if tenure.until is not None and tenure.until < until:
            raise Refusal("ended-earlier", until=tenure.until.isoformat())
        if tenure.until == until:
            return tenure
        tenure.until = until
        tenure.save(update_fields=["until"])
        speaking = Representative.objects.filter(Q(until=None) | Q(until__gt=until), yard=yard, tenure=tenure)
        speaking.update(until=until)
        told = MovedOut(home=tenure.home.path, kind=tenure.kind, until=until.isoformat())
        record(told, yard=yard, actor=actor, subject=tenure.id)
    return tenure
