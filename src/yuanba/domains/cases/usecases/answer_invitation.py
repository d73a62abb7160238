"""A side agrees to mediation, or refuses it."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.cases.disputes import MEDIATOR, PARTY, dispute_to_write, own_side
from yuanba.domains.cases.models import Dispute
from yuanba.domains.cases.rules import disputes as rules
from yuanba.domains.cases.usecases._mediation import stepped
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, absent
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard


def answer_invitation(*, actor: Actor, yard: Yard, dispute_id: UUID, party_id: UUID, stance: str) -> Dispute:
    """The side's word: its own, or told to the mediator. All agreed, the mediation is open.

    Refused: `invalid`, `dispute-state`, absent (a party answers for itself only).
    """
    if stance not in rules.STANCES:
        raise Refusal("invalid", fields={"stance": "choice-unknown"})
    with transaction.atomic():
        dispute, parties, part = dispute_to_write(actor, yard, dispute_id, by=(MEDIATOR, PARTY))
        party = next((one for one in parties if one.id == party_id), None)
        if party is None or (part == PARTY and party != own_side(actor, parties)):
            raise absent()
        if party.stance == stance:
            return dispute
        rules.may("consent", dispute.state)
        party.stance, party.stance_at = stance, clock.now()
        party.stance_how = "self" if part == PARTY else "told"
        party.save()
        dispute.state = rules.after_consent([one.stance for one in parties])
        return stepped(dispute, "consent-by-side" if part == PARTY else "consent")
