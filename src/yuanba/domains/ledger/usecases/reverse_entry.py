"""An entry is taken back by a new one; the old one stays as it is."""

from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction

from yuanba.domains.ledger.access import book_to, entry_of
from yuanba.domains.ledger.models import Book, Entry
from yuanba.domains.ledger.rules.drafts import Draft, Line, check_reversible, reversed_lines
from yuanba.domains.ledger.writing import Extra, enter
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard


def reverse_entry(
    *, actor: Actor, yard: Yard, book: str, entry_id: UUID, day: date, words: str, key: str, force: bool = False
) -> Entry:
    """The reversal, dated `day`; a reversal may be reversed itself, each entry once.

    `force` goes below the floor of an account, where the amount was spent meanwhile: a right of its own.
    Refused: `reversed-already`, `balance-short`, `period-closed`, `conflict`, absent.
    """
    there = book_to(actor, yard, book, "ledger.force" if force else "ledger.reverse")
    original = entry_of(there, entry_id)
    with transaction.atomic():
        reversal = _taken_back(actor, there, original, Draft(day, words, _back(original), "reversal"), key, force)
    if reversal.reverses_id != original.id:
        raise Refusal("conflict")
    return reversal


def _taken_back(actor: Actor, book: Book, original: Entry, draft: Draft, key: str, force: bool) -> Entry:
    try:
        return enter(actor, book, draft, key, Extra(reverses=original, forced=force))
    except IntegrityError:
        check_reversible(was_reversed=Entry.objects.filter(yard=book.yard, reverses=original).exists())
        raise


def _back(original: Entry) -> tuple[Line, ...]:
    rows = original.transfers.select_related("source", "target").order_by("position")
    return reversed_lines(Line(one.source.code, one.target.code, one.amount) for one in rows)
