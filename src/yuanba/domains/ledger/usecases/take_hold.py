"""What was held is taken, whole or in part; the rest is free again."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.ledger.access import book_to, hold_locked
from yuanba.domains.ledger.models import Hold
from yuanba.domains.ledger.rules import holds
from yuanba.domains.ledger.rules.drafts import Draft, Line
from yuanba.domains.ledger.writing import Extra, enter
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard


def take_hold(*, actor: Actor, yard: Yard, book: str, hold_id: UUID, amount: int, key: str) -> Hold:
    """Taken once; the same again gives the first result.

    Refused: `hold-over`, `hold-expired`, `hold-exceeded`, `amount-wrong`, `conflict`, `period-closed`, absent.
    """
    there = book_to(actor, yard, book, "ledger.post")
    with transaction.atomic():
        hold = hold_locked(there, hold_id)
        line = Line(hold.source.code, hold.target.code, amount)
        draft = Draft(clock.today(), hold.words, (line,), "hold")
        if hold.entry is not None and hold.entry.key == key:
            return _again(hold, amount)
        now = clock.now()
        holds.check(hold.state, hold.expires_at, now)
        holds.check_amount(hold.amount, amount)
        hold.entry = enter(actor, there, draft, key, Extra(hold=hold))
        hold.state, hold.resolved_at = holds.TAKEN, now
        hold.save()
    return hold


def _again(hold: Hold, amount: int) -> Hold:
    assert hold.entry is not None  # noqa: S101  asked by the caller
    if [one.amount for one in hold.entry.transfers.all()] != [amount]:
        raise Refusal("conflict")
    return hold
