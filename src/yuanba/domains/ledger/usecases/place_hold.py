"""An amount is held for somebody: it is still there, and cannot be spent otherwise."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from yuanba.domains.ledger.access import book_to
from yuanba.domains.ledger.events import Held
from yuanba.domains.ledger.models import Book, Hold, LedgerAccount
from yuanba.domains.ledger.rules import drafts
from yuanba.domains.ledger.rules.drafts import Draft, Line
from yuanba.domains.ledger.rules.holds import PENDING
from yuanba.domains.ledger.writing import keep, reserve
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.kernel.merkle import canon
from yuanba.kernel.text import clean
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


@dataclass(frozen=True)
class Wish:
    """What is to be held; until `expires_at`, the moment itself not included."""

    line: Line
    words: str
    expires_at: datetime | None = None


def place_hold(*, actor: Actor, yard: Yard, book: str, wish: Wish, key: str) -> Hold:
    """Held once per key. Refused: `invalid` with fields, `conflict`, `balance-short`, absent."""
    there = book_to(actor, yard, book, "ledger.post")
    wish = Wish(wish.line, clean(wish.words)[:200], wish.expires_at)
    said = _digest(wish)
    known = _known(there, key, said)
    if known is not None:
        return known
    try:
        with transaction.atomic():
            return _new(actor, there, wish, key, said)
    except IntegrityError:  # the same wish twice at once
        known = _known(there, key, said)
        if known is None:
            raise
        return known


def _digest(wish: Wish) -> str:
    line, ends = wish.line, wish.expires_at.isoformat() if wish.expires_at else ""
    return hashlib.sha256(canon([line.source, line.target, line.amount, wish.words, ends])).hexdigest()


def _known(book: Book, key: str, said: str) -> Hold | None:
    hold = Hold.objects.select_related("source", "target").filter(yard=book.yard, book=book, key=key).first()
    if hold is not None and hold.digest != said:
        raise Refusal("conflict")
    return hold


def _new(actor: Actor, book: Book, wish: Wish, key: str, said: str) -> Hold:
    codes = (wish.line.source, wish.line.target)
    rows = LedgerAccount.objects.filter(yard=book.yard, book=book, code__in=codes, closed_at=None)
    accounts = {account.code: account for account in rows}
    drafts.check(Draft(clock.today(), wish.words, (wish.line,)), {one.code: one.unit for one in accounts.values()})
    hold = Hold(
        yard=book.yard,
        book=book,
        source=accounts[wish.line.source],
        target=accounts[wish.line.target],
        amount=wish.line.amount,
        words=wish.words,
        key=key,
        digest=said,
        expires_at=wish.expires_at,
        placed_at=clock.now(),
    )
    hold.save()
    reserve(hold, clock.today())
    held = Held(book=book.code, state=PENDING, unit=hold.source.unit, amount=hold.amount)
    record(held, yard=book.yard, actor=actor, subject=hold.id)
    keep(hold.source, hold.amount)
    return hold
