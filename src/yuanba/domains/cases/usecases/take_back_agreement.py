"""An agreement that not all have signed is taken back, to be worded anew; what was signed of it counts no more."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.cases.agreements import current
from yuanba.domains.cases.disputes import dispute_to_write
from yuanba.domains.cases.models import Dispute
from yuanba.domains.cases.rules import disputes as rules
from yuanba.domains.cases.usecases._mediation import stepped
from yuanba.kernel import clock
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard


def take_back_agreement(*, actor: Actor, yard: Yard, dispute_id: UUID, version: int | None = None) -> Dispute:
    """Being mediated again. Refused: `dispute-state`, `dispute-stale`, absent."""
    with transaction.atomic():
        dispute, _, _ = dispute_to_write(actor, yard, dispute_id, version=version)
        rules.may("take_back", dispute.state)
        agreement = current(dispute)
        assert agreement is not None  # noqa: S101  what is to be signed was offered
        agreement.back_at = clock.now()
        agreement.save()
        dispute.state = rules.OPEN
        return stepped(dispute, "taken-back")
