"""What was held is free again."""

from yuanba.domains.ledger.events import Held
from yuanba.domains.ledger.models import Book, Hold
from yuanba.domains.ledger.writing.guarding import keep
from yuanba.domains.ledger.writing.lotting import give_back
from yuanba.kernel import clock
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record


def release(actor: Actor, book: Book, hold: Hold, state: str) -> None:
    """A hold that is locked ends without anything being taken."""
    hold.state, hold.resolved_at = state, clock.now()
    hold.save()
    give_back(hold)
    told = Held(book=book.code, state=state, unit=hold.source.unit, amount=hold.amount)
    record(told, yard=book.yard, actor=actor, subject=hold.id)
    keep(hold.source, -hold.amount)
