"""What domains above do with the books they keep here: they have checked their own right, and hold a transaction."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Q, Sum
from django.db.models.functions import Coalesce

from yuanba.domains.ledger.access import closed_days
from yuanba.domains.ledger.models import Book, Entry, LedgerAccount, Period, Transfer
from yuanba.domains.ledger.rules import periods
from yuanba.domains.ledger.rules.drafts import Draft
from yuanba.domains.ledger.usecases._publishing import publish
from yuanba.domains.ledger.usecases.open_ledger_account import NewAccount
from yuanba.domains.ledger.writing import enter
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.kernel.ids import uuid7
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard


def kept_book(yard: Yard, code: str, name: str, name_en: str = "") -> Book:
    """The book of this code; opened where it is missing, once however many ask."""
    found = Book.objects.filter(yard=yard, code=code).first()
    if found is None:
        new = Book(id=uuid7(), yard=yard, code=code, name=name, name_en=name_en, opened_at=clock.now())
        Book.objects.bulk_create([new], ignore_conflicts=True)
        found = Book.objects.get(yard=yard, code=code)
    found.yard = yard
    return found


def kept_accounts(book: Book, wanted: Iterable[NewAccount]) -> None:
    """Those accounts without a limit that are missing are opened, by the handful."""
    by_code = {one.code: one for one in wanted}
    known = LedgerAccount.objects.filter(yard=book.yard, book=book, code__in=by_code)
    missing = by_code.keys() - set(known.values_list("code", flat=True))
    rows = (_row(book, by_code[code]) for code in sorted(missing))
    LedgerAccount.objects.bulk_create(rows, ignore_conflicts=True)


def _row(book: Book, new: NewAccount) -> LedgerAccount:
    return LedgerAccount(
        id=uuid7(),
        yard=book.yard,
        book=book,
        code=new.code,
        name=new.name[:60],
        name_en=new.name_en[:60],
        kind=new.kind,
        unit=new.unit,
        subject=new.subject,
        opened_at=clock.now(),
    )


def enter_for(actor: Actor, book: Book, draft: Draft, key: str) -> Entry:
    """The entry of this key, now or from before. Refused as entries are: `conflict`, `period-closed`, …"""
    return enter(actor, book, draft, key)


def placed(book: Book, day: date) -> tuple[date, date | None]:
    """On which day something of `day` is booked, and to which it belongs if its own is closed; so until the commit."""
    closed, closing = closed_days(book)
    return periods.placed(day, closing or closed)


def close_until(actor: Actor, book: Book, since: date, until: date) -> Period | None:
    """All days after the last period until the end of `until` are one period, sealed; None where they are closed.

    The first begins with `since`, or with the first entry. The caller holds the book alone (`book_alone`), and `until`
    is over. Refused: `period-state` where a period was opened by hand.
    """
    if book.closed_until and until <= book.closed_until:
        return None
    rows = Period.objects.filter(yard=book.yard, book=book)
    if rows.exclude(state=periods.PUBLISHED).exists():
        raise Refusal("period-state")
    if book.closed_until:
        begins = book.closed_until + timedelta(days=1)
    else:
        entries = Entry.objects.filter(yard=book.yard, book=book).order_by("day")
        begins = min(since, *entries.values_list("day", flat=True)[:1])
    return publish(actor, book, Period(yard=book.yard, book=book, code=until.isoformat(), since=begins, until=until))


def standing(book: Book, start: str) -> dict[str, int]:
    """What stands in each account whose code begins so and where something moved; debit positive. At most three
    statements."""
    accounts = LedgerAccount.objects.filter(yard=book.yard, book=book, code__startswith=start)
    codes = dict(accounts.values_list("id", "code"))
    found: dict[str, int] = {}
    if not codes:
        return found
    for side, sign in (("target", 1), ("source", -1)):
        rows = Transfer.objects.filter(yard=book.yard, book=book, **{f"{side}__code__startswith": start})
        for key, total in rows.values_list(f"{side}_id").annotate(sum=Sum("amount")).order_by():
            found[codes[key]] = found.get(codes[key], 0) + sign * int(total)
    return found


def between(book: Book, one: str, other: str, until: date) -> list[tuple[date, str, str, int]]:
    """What went from accounts whose codes begin so to those of the other and back: day, source, target, amount.

    The day is the one to which it belongs: what was booked later, because its own was closed, stands on its own.
    """
    there = Q(source__code__startswith=one, target__code__startswith=other)
    back = Q(source__code__startswith=other, target__code__startswith=one)
    rows = Transfer.objects.filter(there | back, yard=book.yard, book=book).annotate(on=Coalesce("belongs", "day"))
    sums = rows.filter(on__lte=until).values_list("on", "source__code", "target__code").annotate(sum=Sum("amount"))
    return [(day, source, target, int(total)) for day, source, target, total in sums.order_by("on")]
