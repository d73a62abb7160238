"""How a period is sealed: what stood in each account, over the digests of its entries and the seal before."""

from yuanba.domains.ledger.events import PeriodPublished
from yuanba.domains.ledger.models import Book, Period
from yuanba.domains.ledger.queries.sealing import before, seal
from yuanba.domains.ledger.rules import periods
from yuanba.kernel import clock
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record


def publish(actor: Actor, book: Book, period: Period) -> Period:
    """Nothing is dated in it any more; the caller holds the row of the book alone."""
    period.before = before(book, period)
    period.balances, period.digest = seal(book, period)
    period.state, period.published_at = periods.PUBLISHED, clock.now()
    period.save()
    book.closed_until, book.closing_until = period.until, None
    book.save()
    told = PeriodPublished(book=book.code, period=period.code, digest=period.digest)
    record(told, yard=book.yard, actor=actor, subject=period.id)
    return period
