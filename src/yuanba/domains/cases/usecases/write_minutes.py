"""The mediator writes down who came to a sitting and what was said."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.cases.disputes import dispute_to_write
from yuanba.domains.cases.models import Sitting
from yuanba.domains.cases.rules import disputes as rules
from yuanba.domains.cases.rules.drafts import words
from yuanba.domains.cases.secrecy import hide
from yuanba.domains.cases.usecases._mediation import stepped
from yuanba.kernel import clock
from yuanba.kernel.errors import absent
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard


def write_minutes(
    *, actor: Actor, yard: Yard, dispute_id: UUID, number: int, came: str, said: str, version: int | None = None
) -> Sitting:
    """Written once; what is to be added stands in the next sitting. Refused: `invalid`, `dispute-state`, absent."""
    who, minutes = words(came, "came"), words(said, "said")
    with transaction.atomic():
        dispute, _, _ = dispute_to_write(actor, yard, dispute_id, version=version)
        rules.may("minute", dispute.state)
        sitting = Sitting.objects.filter(yard=yard, dispute=dispute, number=number, written_at=None).first()
        if sitting is None:
            raise absent()
        hide(sitting, came=who, said=minutes)
        sitting.written_at = clock.now()
        sitting.save()
        stepped(dispute, "minutes")
        return sitting
