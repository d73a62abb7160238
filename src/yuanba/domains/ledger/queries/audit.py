"""Do the books hold? Every invariant recounted from the rows, for one yard or all."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import pairwise

from django.db.models import Count, F, Q, Sum

from yuanba.domains.ledger.models import Balance, Book, Entry, Hold, Lot, LotUse, Period, Transfer
from yuanba.domains.ledger.queries.balances import balance_of, trial_balance
from yuanba.domains.ledger.queries.sealing import before, seal
from yuanba.domains.ledger.queries.whole import whole_entries
from yuanba.domains.ledger.rules import drafts, holds, periods

Faults = Iterator[str]


def entries(book: Book) -> Faults:
    """An entry has transfers, its digest is that of its words and transfers, its day is theirs."""
    for entry in whole_entries(book).order_by("id").iterator(chunk_size=500):
        lines = sorted(entry.transfers.all(), key=lambda one: one.position)
        said = [(one.source.code, one.target.code, one.amount) for one in lines]
        if not lines:
            yield f"{entry.id}: nothing moves"
        if drafts.fingerprint(*_words(entry), said, entry.belongs) != entry.digest:
            yield f"{entry.id}: is not what was entered"
        there = (entry.day, entry.belongs, entry.book_id)
        if any((one.day, one.belongs, one.book_id) != there for one in lines):
            yield f"{entry.id}: a transfer lies on another day or in another book"
        if entry.belongs and entry.belongs >= entry.day:
            yield f"{entry.id}: is booked before the day to which it belongs"


def _words(entry: Entry) -> tuple[date, str, str, str]:
    return entry.day, entry.words, entry.kind, entry.corrects


def transfers(book: Book) -> Faults:
    """A transfer is above nothing, of the unit and the book of both its accounts."""
    rows = Transfer.objects.filter(yard=book.yard_id, book=book)
    alike = Q(unit=F("source__unit"), source__book=book.id) & Q(target__unit=F("unit"), target__book=book.id)
    for key in rows.exclude(alike & Q(amount__gt=0)).values_list("id", flat=True):
        yield f"{key}: accounts of another unit or book"


def units(book: Book) -> Faults:
    """The sum over all accounts is zero in each unit."""
    for unit, accounts in trial_balance(book).items():
        if sum(accounts.values()):
            yield f"{unit}: the sum is {sum(accounts.values())}"


def balances(book: Book) -> Faults:
    """A guarded balance is the sum of its transfers and of its holds, and not below its floor but by force."""
    rows = Balance.objects.filter(yard=book.yard_id, account__book=book).select_related("account")
    for one in rows.order_by("account__code"):
        pending = Hold.objects.filter(yard=book.yard_id, source=one.account, state=holds.PENDING)
        held = pending.aggregate(sum=Sum("amount"))["sum"] or 0
        if (one.posted, one.held) != (balance_of(one.account), held):
            yield f"{one.account.code}: {one.posted} and {one.held} held, counted {balance_of(one.account)} and {held}"
        if one.free < 0 and not _forced(one):
            yield f"{one.account.code}: below its floor"


def _forced(one: Balance) -> bool:
    here = Q(transfers__source=one.account) | Q(transfers__target=one.account)
    return Entry.objects.filter(here, yard=one.yard_id, forced=True).exists()


def reversals(book: Book) -> Faults:
    """A reversal gives back exactly what its entry moved; nothing is reversed twice."""
    rows = Entry.objects.filter(yard=book.yard_id, book=book).exclude(reverses=None).select_related("reverses")
    for entry in rows.order_by("id"):
        back = sorted((one.target_id, one.source_id, one.amount) for one in entry.transfers.all())
        there = sorted((one.source_id, one.target_id, one.amount) for one in entry.reverses.transfers.all())
        if back != there:
            yield f"{entry.id}: does not undo {entry.reverses_id}"
    twice = rows.values("reverses").annotate(times=Count("id")).filter(times__gt=1).order_by()
    yield from (f"{one['reverses']}: reversed {one['times']} times" for one in twice)


def kept(book: Book) -> Faults:
    """A hold that was taken has one entry of no more than was held; any other has none."""
    for hold in Hold.objects.filter(yard=book.yard_id, book=book).select_related("entry").order_by("id"):
        amounts = [one.amount for one in hold.entry.transfers.all()] if hold.entry else []
        fits = len(amounts) == 1 and amounts[0] <= hold.amount if hold.state == holds.TAKEN else amounts == []
        if not fits:
            yield f"{hold.id}: {hold.state}, but {amounts} was taken of {hold.amount}"


def lots(book: Book) -> Faults:
    """What is left of a lot is what came less what was used; the lots of an account hold what stands there."""
    rows = Lot.objects.filter(yard=book.yard_id, account__book=book)
    used = LotUse.objects.filter(yard=book.yard_id, lot__account__book=book)
    returned = Q(entry__reversals__isnull=False)
    for lot in rows.order_by("id"):
        spent = used.filter(lot=lot).exclude(returned).aggregate(sum=Sum("amount"))["sum"] or 0
        if lot.left != lot.amount - spent:
            yield f"{lot.id}: {lot.left} left of {lot.amount}, {spent} used"
    for account in book.accounts.filter(lots=True).order_by("code"):
        left = rows.filter(account=account).aggregate(sum=Sum("left"))["sum"] or 0
        pending = used.filter(lot__account=account, hold__state=holds.PENDING)
        held = pending.aggregate(sum=Sum("amount"))["sum"] or 0
        if left + held != max(balance_of(account), 0):
            yield f"{account.code}: lots of {left} and {held} held, {balance_of(account)} stands there"


def seals(book: Book) -> Faults:
    """A published period recounts to its digest, and carries the digest of the one before."""
    for period in Period.objects.filter(yard=book.yard_id, book=book, state=periods.PUBLISHED).order_by("since"):
        if period.before != before(book, period):
            yield f"{period.code}: does not follow the period before"
        if (period.balances, period.digest) != seal(book, period):
            yield f"{period.code}: does not recount to its seal"


def closed(book: Book) -> Faults:
    """Periods follow each other without a gap, the book is closed until the last day of those that are published."""
    found = list(Period.objects.filter(yard=book.yard_id, book=book).order_by("since"))
    for one, two in pairwise(found):
        if two.since != one.until + timedelta(days=1):
            yield f"{two.code}: does not begin on the day after {one.code}"
        if two.state == periods.PUBLISHED and one.state != periods.PUBLISHED:
            yield f"{two.code}: is published before {one.code}"
    told = Book.objects.values_list("closed_until", "closing_until").get(yard=book.yard_id, id=book.id)
    for name, until, state in zip(("closed", "being closed"), told, (periods.PUBLISHED, periods.CLOSING), strict=True):
        last = max((one.until for one in found if one.state == state), default=None)
        if until != last:
            yield f"{name} until {until}, its periods until {last}"


INVARIANTS: tuple[Callable[[Book], Faults], ...] = (
    entries,
    transfers,
    units,
    balances,
    reversals,
    kept,
    lots,
    seals,
    closed,
)


def audit(book: Book) -> dict[str, list[str]]:
    """Of each invariant, by its name, what breaks it."""
    return {one.__name__: list(one(book)) for one in INVARIANTS}
