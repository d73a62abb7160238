"""Entries of a book with their transfers and accounts, however many there are in one."""

from django.db.models import Prefetch, QuerySet

from yuanba.domains.ledger.models import Book, Entry, Transfer


def whole_entries(book: Book) -> QuerySet[Entry]:
    """Accounts are joined, not looked up by a condition for each: SQLite takes at most a thousand of those."""
    lines = Transfer.objects.filter(yard=book.yard_id).select_related("source", "target")
    rows = Entry.objects.filter(yard=book.yard_id, book=book)
    return rows.prefetch_related(Prefetch("transfers", queryset=lines))
