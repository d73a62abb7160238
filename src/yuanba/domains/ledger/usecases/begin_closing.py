"""A period is being closed: only closing entries go there."""

from django.db import transaction

from yuanba.domains.ledger.access import book_locked, period_of
from yuanba.domains.ledger.models import Period
from yuanba.domains.ledger.rules import periods
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard


def begin_closing(*, actor: Actor, yard: Yard, book: str, code: str) -> Period:
    """The earliest period that is open, after its last day; begun before, nothing happens.

    Refused: `period-state` where an earlier one is open or this one is published, `period-running`, absent.
    """
    with transaction.atomic():
        there = book_locked(actor, yard, book, "ledger.close")
        period = period_of(there, code)
        if period.state == periods.CLOSING:
            return period
        earlier = Period.objects.filter(yard=yard, book=there, since__lt=period.since)
        if period.state != periods.OPEN or earlier.exclude(state=periods.PUBLISHED).exists():
            raise Refusal("period-state")
        if clock.today() <= period.until:
            raise Refusal("period-running")
        period.state = periods.CLOSING
        period.save()
        there.closing_until = period.until
        there.save()
    return period
