"""A plan is given up, or what was begun is taken away again, and it is said why."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.notices.access import undertaking_state, undertaking_to_write
from yuanba.domains.notices.events import UndertakingDropped
from yuanba.domains.notices.models import Undertaking
from yuanba.domains.notices.rules import states
from yuanba.domains.notices.rules.drafts import words
from yuanba.kernel import clock
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def drop_undertaking(
    *, actor: Actor, yard: Yard, undertaking_id: UUID, why: str, was_there: bool = False
) -> Undertaking:
    """Dropped; the same again changes nothing. What was live, or stood there without notice, is undone by that.

    Refused: `invalid` without words, `undertaking-state`, absent.
    """
    said = words(why, "why")
    with transaction.atomic():
        undertaking = undertaking_to_write(actor, yard, undertaking_id, "undertaking.drop")
        if undertaking.state == states.DROPPED and undertaking.why == said:
            return undertaking
        undertaking.was_there = was_there or undertaking.state == states.LIVE
        undertaking.state = undertaking_state(undertaking, "drop")
        undertaking.dropped_at, undertaking.why = clock.now(), said
        undertaking.save()
        told = UndertakingDropped(title=undertaking.title, why=said, was_there=undertaking.was_there)
        record(told, yard=yard, actor=actor, subject=undertaking.id)
    return undertaking
