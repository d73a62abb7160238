"""A claim is not right, and why."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.people.access import claim_to_decide
from yuanba.domains.people.events import ClaimDecided
from yuanba.domains.people.models import Claim
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, register
from yuanba.kernel.text import clean
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard

register("reason-please", 422, "Please say why: it is read by who claimed the home.")


def refuse_claim(*, actor: Actor, yard: Yard, claim_id: UUID, reason: str) -> Claim:
    """The claim with its reason. Refused: `reason-please`, `own-claim`, `decided`, absent."""
    said = clean(reason)[:300]
    with transaction.atomic():
        claim = claim_to_decide(actor, yard, claim_id)
        if len(said) < 2:
            raise Refusal("invalid", fields={"reason": "reason-please"})
        claim.state, claim.reason = Claim.State.REFUSED, said
        claim.decided_at, claim.decided_by = clock.now(), actor.account
        claim.save(update_fields=["state", "reason", "decided_at", "decided_by"])
        record(ClaimDecided(home=claim.path, outcome=claim.state), yard=yard, actor=actor, subject=claim.id)
    return claim
