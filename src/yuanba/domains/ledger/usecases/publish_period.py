"""A period is sealed for ever: what stood in each account, over the digests of its entries and the seal before."""

from django.db import transaction

from yuanba.domains.ledger.access import book_locked, period_of
from yuanba.domains.ledger.events import PeriodPublished
from yuanba.domains.ledger.models import Period
from yuanba.domains.ledger.queries.sealing import before, seal
from yuanba.domains.ledger.rules import periods
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
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
        period.before = before(there, period)
        period.balances, period.digest = seal(there, period)
        period.state, period.published_at = periods.PUBLISHED, clock.now()
        period.save()
        there.closed_until, there.closing_until = period.until, None
        there.save()
        told = PeriodPublished(book=there.code, period=period.code, digest=period.digest)
        record(told, yard=yard, actor=actor, subject=period.id)
    return period
