"""After its day the mediator, or a side, says whether a clause held."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.cases.disputes import MEDIATOR, PARTY, dispute_to_write
from yuanba.domains.cases.models import Clause, FollowUp
from yuanba.domains.cases.rules import disputes as rules
from yuanba.domains.cases.secrecy import hide
from yuanba.domains.cases.usecases._mediation import stepped
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, absent
from yuanba.kernel.text import clean
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard


def follow_clause(
    *, actor: Actor, yard: Yard, dispute_id: UUID, clause: int, held: str, note: str = "", version: int | None = None
) -> FollowUp:
    """Looked at, and appended; the clause shows what the mediator said last.

    Refused: `invalid`, `dispute-state`, `dispute-stale`, absent.
    """
    if held not in rules.HELD:
        raise Refusal("invalid", fields={"held": "choice-unknown"})
    with transaction.atomic():
        dispute, _, part = dispute_to_write(actor, yard, dispute_id, by=(MEDIATOR, PARTY), version=version)
        rules.may("follow", dispute.state)
        frozen = Clause.objects.filter(agreement__dispute=dispute, agreement__frozen_at__isnull=False)
        row = frozen.filter(yard=yard, number=clause).first()
        if row is None:
            raise absent()
        look = FollowUp(yard=yard, clause=row, held=held, at=clock.now())
        hide(look, note=clean(note)[:1000], name=actor.name[:60])
        look.save()
        if part == MEDIATOR:
            row.held = held
            row.save()
        stepped(dispute, "followed-by-side" if part == PARTY else "followed")
        return look
