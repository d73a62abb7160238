"""What was held is released."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.ledger.access import book_to, hold_locked
from yuanba.domains.ledger.models import Hold
from yuanba.domains.ledger.rules import holds
from yuanba.domains.ledger.writing import release
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard


def void_hold(*, actor: Actor, yard: Yard, book: str, hold_id: UUID) -> Hold:
    """Free again; released before, it stays so. Refused: `hold-over` for what was taken, absent."""
    there = book_to(actor, yard, book, "ledger.post")
    with transaction.atomic():
        hold = hold_locked(there, hold_id)
        if hold.state == holds.TAKEN:
            raise Refusal("hold-over", state=hold.state)
        if hold.state == holds.PENDING:
            release(actor, there, hold, holds.VOIDED)
    return hold
