"""A mediation ends without agreement, or is withdrawn; who found none is told of the next way."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.cases.disputes import dispute_to_write
from yuanba.domains.cases.models import Dispute
from yuanba.domains.cases.rules import disputes as rules
from yuanba.domains.cases.rules.drafts import words
from yuanba.domains.cases.secrecy import hide
from yuanba.domains.cases.usecases._mediation import stepped
from yuanba.kernel import clock
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard


def end_dispute(
    *,
    actor: Actor,
    yard: Yard,
    dispute_id: UUID,
    outcome: str,
    reason: str,
    next_way: str = "",
    version: int | None = None,
) -> Dispute:
    """Ended. Refused: `invalid`, `dispute-state`, `dispute-stale`, absent."""
    rules.checked_end(outcome, next_way)
    said = words(reason, "reason")
    with transaction.atomic():
        dispute, _, _ = dispute_to_write(actor, yard, dispute_id, version=version)
        rules.may("end", dispute.state)
        dispute.state = dispute.outcome = outcome
        dispute.next_way = next_way if outcome == rules.FAILED else ""
        dispute.ended_at = clock.now()
        hide(dispute, reason=said)
        return stepped(dispute, outcome)
