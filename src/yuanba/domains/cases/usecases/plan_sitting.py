"""The mediator fixes when and where the sides meet."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from yuanba.domains.cases.disputes import dispute_to_write
from yuanba.domains.cases.models import Sitting
from yuanba.domains.cases.rules import disputes as rules
from yuanba.domains.cases.rules.drafts import words
from yuanba.domains.cases.secrecy import hide
from yuanba.domains.cases.usecases._mediation import stepped
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard


def plan_sitting(
    *, actor: Actor, yard: Yard, dispute_id: UUID, at: datetime, where: str, version: int | None = None
) -> Sitting:
    """A sitting to come, told to the sides. Refused: `invalid`, `dispute-state`, `dispute-stale`, absent."""
    place = words(where, "where")
    with transaction.atomic():
        dispute, _, _ = dispute_to_write(actor, yard, dispute_id, version=version)
        rules.may("sit", dispute.state)
        number = Sitting.objects.filter(yard=yard, dispute=dispute).count() + 1
        sitting = Sitting(yard=yard, dispute=dispute, number=number, at=at)
        hide(sitting, where=place)
        sitting.save()
        stepped(dispute, "sitting")
        return sitting
