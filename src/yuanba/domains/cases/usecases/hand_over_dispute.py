"""A mediator hands a dispute over to another mediator."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.cases.disputes import dispute_to_write
from yuanba.domains.cases.models import Dispute
from yuanba.domains.cases.rules import disputes as rules
from yuanba.domains.cases.usecases._mediation import mediator_of, stepped
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard


def hand_over_dispute(*, actor: Actor, yard: Yard, dispute_id: UUID, to: UUID, version: int | None = None) -> Dispute:
    """Mediated by somebody else from now on, who is no side. Refused: `invalid`, `dispute-state`, absent."""
    with transaction.atomic():
        dispute, parties, _ = dispute_to_write(actor, yard, dispute_id, version=version)
        rules.may("hand_over", dispute.state)
        chosen = mediator_of(dispute.path, to, parties)
        dispute.mediator, dispute.mediator_name = chosen.account, chosen.name[:60]
        return stepped(dispute, "handed-over")
