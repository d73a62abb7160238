"""A period is sealed for ever: what stood in each account, over the digests of its entries and the seal before."""

from django.db import transaction

from yuanba.domains.ledger.access import book_locked, period_of
from yuanba.domains.ledger.models import Period
from yuanba.domains.ledger.rules import periods
from yuanba.domains.ledger.usecases._publishing import publish
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard


def publish_period(*, actor: Actor, yard: Yard, book: str, code: str) -> Period:
    """Nothing is dated in it any more; published before, it stays as it is. Refused: `period-state`, absent."""
    with transaction.atomic():
        there = book_locked(actor, yard, book, "ledger.publish")
        period = period_of(there, code)
        if period.state == periods.PUBLISHED:
            return period
        if period.state != periods.CLOSING:
            raise Refusal("period-state")
        return publish(actor, there, period)
