"""The only functions that hand out what stands in a book: they check place and right and, to write, lock the row."""

from datetime import date
from uuid import UUID

from yuanba.domains.ledger.models import Book, Entry, Hold, Period
from yuanba.domains.ledger.rules import periods
from yuanba.kernel.errors import Refusal, absent
from yuanba.platform.access.public import Actor, check
from yuanba.platform.yards.finding import found
from yuanba.platform.yards.models import Yard


def book_to(actor: Actor, yard: Yard, code: str, action: str) -> Book:
    """A book in whose yard the actor may do `action`; refused as absent."""
    check(actor, action, yard)
    books = found(Book, yard=yard, code=code)
    if not books:
        raise absent()
    return books[0]


def book_locked(actor: Actor, yard: Yard, code: str, action: str) -> Book:
    """The same, its row locked: nobody enters anything meanwhile."""
    return book_alone(book_to(actor, yard, code, action))


def entry_of(book: Book, entry_id: UUID) -> Entry:
    """An entry of a book; refused as absent."""
    entry = Entry.objects.filter(yard=book.yard, book=book, id=entry_id).first()
    if entry is None:
        raise absent()
    return entry


def hold_locked(book: Book, hold_id: UUID) -> Hold:
    """A hold of a book, its row locked; refused as absent."""
    rows = Hold.objects.select_for_update(of=("self",), no_key=True).select_related("source", "target")
    hold = rows.filter(yard=book.yard, book=book, id=hold_id).first()
    if hold is None:
        raise absent()
    return hold


def period_of(book: Book, code: str) -> Period:
    """A period of a book that is locked; refused as absent."""
    period = Period.objects.filter(yard=book.yard, book=book, code=code).first()
    if period is None:
        raise absent()
    return period


def book_alone(book: Book) -> Book:
    """The book, its row locked: who was entering has committed, and nobody enters anything meanwhile."""
    rows = Book.objects.select_for_update(of=("self",), no_key=False).select_related("yard")
    return rows.get(yard=book.yard, id=book.id)


def closed_days(book: Book) -> tuple[date | None, date | None]:
    """Until when the book is closed, and being closed; until the commit nobody closes a day behind our back.

    Many enter at once under a shared lock of the book's row; whoever closes a period takes it alone.
    """
    now = found(Book, shared=True, yard=book.yard_id, id=book.id)[0]
    return now.closed_until, now.closing_until


def check_open(book: Book, day: date, kind: str) -> None:
    """Refuse as `period-closed` or `period-closing` a day on which nothing can be entered."""
    code, until = periods.shut(day, kind, *closed_days(book))
    if until:
        raise Refusal(code, until=until.isoformat())
