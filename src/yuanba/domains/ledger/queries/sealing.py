"""The seal of a period, made from its rows: when it is published, and whenever somebody looks whether it holds."""

from yuanba.domains.ledger.models import Book, Entry, Period
from yuanba.domains.ledger.queries.balances import movement
from yuanba.domains.ledger.rules import periods

Balances = dict[str, list[int]]


def before(book: Book, period: Period) -> str:
    """The seal of the period before; of the first, zeros."""
    earlier = Period.objects.filter(yard=book.yard_id, book=book, since__lt=period.since).order_by("-since").first()
    return earlier.digest if earlier else periods.FIRST


def seal(book: Book, period: Period) -> tuple[Balances, str]:
    """Each account's opening, what came, what went and its closing balance, and the digest over all of it."""
    figures = movement(book, period.since, period.until)
    balances = {code: [one.opening, one.came, one.went, one.closing] for code, one in figures.items()}
    rows = Entry.objects.filter(yard=book.yard_id, book=book, day__range=(period.since, period.until))
    entries = list(rows.order_by("day", "id").values_list("digest", flat=True))
    days = (period.since, period.until)
    said = periods.digest(
        book=book.code, code=period.code, days=days, before=period.before, entries=entries, balances=balances
    )
    return balances, said
