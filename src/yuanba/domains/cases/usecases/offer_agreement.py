"""What was agreed is written clause by clause and put to the sides to sign."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from yuanba.domains.cases.agreements import digest_of
from yuanba.domains.cases.disputes import dispute_to_write
from yuanba.domains.cases.models import Agreement, Clause
from yuanba.domains.cases.rules import disputes as rules
from yuanba.domains.cases.rules.disputes import Agreed, checked_clauses
from yuanba.domains.cases.secrecy import hide
from yuanba.domains.cases.usecases._mediation import stepped
from yuanba.kernel import clock
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard


def offer_agreement(
    *, actor: Actor, yard: Yard, dispute_id: UUID, clauses: Sequence[Agreed], version: int | None = None
) -> Agreement:
    """Put to sign; its digest is what every signature names. Refused: `invalid`, `dispute-state`, absent."""
    agreed = checked_clauses(clauses)
    with transaction.atomic():
        dispute, parties, _ = dispute_to_write(actor, yard, dispute_id, version=version)
        rules.may("offer", dispute.state)
        number = Agreement.objects.filter(yard=yard, dispute=dispute).count() + 1
        now = clock.now()
        agreement = Agreement(yard=yard, dispute=dispute, number=number, offered_at=now)
        agreement.digest = digest_of(dispute, parties, agreement, agreed)
        agreement.save()
        for order, one in enumerate(agreed, 1):
            clause = Clause(yard=yard, agreement=agreement, number=order, due_on=one.due_on)
            hide(clause, text=one.text)
            clause.save()
        dispute.state = rules.SIGNING
        stepped(dispute, "offered")
        return agreement
