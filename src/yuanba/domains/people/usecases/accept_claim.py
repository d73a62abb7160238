"""A claim is right: the home is bound to who claimed it."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.people.access import claim_to_decide
from yuanba.domains.people.binding import bind_once
from yuanba.domains.people.events import ClaimDecided
from yuanba.domains.people.models import Claim, Tenure
from yuanba.kernel import clock
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def accept_claim(*, actor: Actor, yard: Yard, claim_id: UUID) -> Tenure:
    """The tenure, from today on. Refused: `own-claim`, `decided`, `lives-there`, absent."""
    with transaction.atomic():
        claim = claim_to_decide(actor, yard, claim_id)
        claim.state, claim.decided_at, claim.decided_by = Claim.State.ACCEPTED, clock.now(), actor.account
        claim.save(update_fields=["state", "decided_at", "decided_by"])
        record(ClaimDecided(home=claim.path, outcome=claim.state), yard=yard, actor=actor, subject=claim.id)
        return bind_once(actor, yard, claim.account, claim.home, claim.kind)
