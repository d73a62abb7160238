"""Days of the estate's book that are told to everybody are closed: whoever does it has checked its own right."""

from datetime import date

from yuanba.domains.finance.rules import chart
from yuanba.domains.ledger import public as ledger
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard


def book_alone(yard: Yard) -> ledger.Book:
    """The book of an estate: what was being entered is in it, and nobody enters anything until the commit."""
    return ledger.book_alone(ledger.kept_book(yard, *chart.BOOK))


def close_book(actor: Actor, book: ledger.Book, since: date, until: date) -> ledger.Period | None:
    """All until the end of `until` is sealed; None where it was closed before. Refused: `period-state`."""
    return ledger.close_until(actor, book, since, until)


def closed_until(yard: Yard) -> date | None:
    """Until when the book of an estate is closed."""
    return ledger.Book.objects.filter(yard=yard, code=chart.BOOK[0]).values_list("closed_until", flat=True).first()
