"""One entry per book and key: the row, its transfers, lots, the event, and the guarded balances last."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db import transaction

from yuanba.domains.ledger.access import check_open
from yuanba.domains.ledger.events import Entered
from yuanba.domains.ledger.models import Book, Entry, Hold, LedgerAccount, Transfer
from yuanba.domains.ledger.rules import drafts
from yuanba.domains.ledger.rules.drafts import Draft
from yuanba.domains.ledger.writing import guarding, lotting
from yuanba.domains.ledger.writing.lotting import Way
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.kernel.text import clean
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.finding import found

ENDING = "expiry"
FEW = 4


@dataclass(frozen=True)
class Extra:
    """What else an entry is: the reversal of another, forced below a floor, the taking of a hold, lots that end."""

    reverses: Entry | None = None
    forced: bool = False
    hold: Hold | None = None
    expires: date | None = None


PLAIN = Extra()


def enter(actor: Actor, book: Book, draft: Draft, key: str, extra: Extra = PLAIN) -> Entry:
    """The entry of this key, now or from before; the caller has checked the right, and holds a transaction.

    Refused: `invalid` with fields, `conflict` for the same key with other content, `period-closed`,
    `period-closing`, `balance-short`, `reversed-already`.
    """
    draft = replace(draft, words=clean(draft.words)[:200])
    said = drafts.digest(draft)
    try:
        accounts = _checked(book, draft)
    except Refusal:  # it may have been entered before, when it could be
        known = _known(book, key, said)
        if known is None:
            raise
        return known
    with transaction.atomic(savepoint=False):
        entry = _entry(actor, book, draft, key, said, extra)
        if entry.added_once():
            _follow(actor, entry, _transfers(entry, draft, accounts), accounts, extra)
            return entry
        known = _known(book, key, said)
        if known is None:
            raise Refusal("reversed-already")
        return known


def _known(book: Book, key: str, said: str) -> Entry | None:
    entry = Entry.objects.filter(yard=book.yard, book=book, key=key).first()
    if entry is not None:
        drafts.check_same(entry.digest, said)
    return entry


def _checked(book: Book, draft: Draft) -> dict[str, LedgerAccount]:
    """The accounts of a draft that can be entered now."""
    check_open(book, draft.day, draft.kind)
    accounts = _accounts(book, draft)
    drafts.check(draft, {code: account.unit for code, account in accounts.items()})
    return accounts


def _entry(actor: Actor, book: Book, draft: Draft, key: str, said: str, extra: Extra) -> Entry:
    return Entry.new(
        yard=book.yard,
        book=book,
        day=draft.day,
        belongs=draft.belongs,
        words=draft.words,
        kind=draft.kind,
        key=key,
        digest=said,
        corrects=draft.corrects,
        reverses=extra.reverses,
        forced=extra.forced,
        at=clock.now(),
        account=actor.account,
        name=actor.name[:60],
    )


def _follow(
    actor: Actor, entry: Entry, transfers: list[Transfer], accounts: dict[str, LedgerAccount], extra: Extra
) -> None:
    """What an entry moves: transfers, lots, the event, and the balances last."""
    if len(transfers) <= FEW:
        for one in transfers:
            one.save()
    else:
        Transfer.objects.bulk_create(transfers)
    _lots(entry, transfers, {one.id: one for one in accounts.values()}, extra)
    record(_told(entry.book, entry, transfers), yard=entry.yard, actor=actor, subject=entry.id)
    _balances(transfers, accounts, extra)


def _accounts(book: Book, draft: Draft) -> dict[str, LedgerAccount]:
    codes = {code for line in draft.lines for code in (line.source, line.target)}
    rows = found(LedgerAccount, yard=book.yard, book=book, code=codes, closed_at=None)
    return {account.code: account for account in rows}


def _transfers(entry: Entry, draft: Draft, accounts: Mapping[str, LedgerAccount]) -> list[Transfer]:
    return [
        Transfer.new(
            yard=entry.yard,
            entry=entry,
            book=entry.book,
            day=entry.day,
            belongs=entry.belongs,
            position=position,
            source=accounts[line.source],
            target=accounts[line.target],
            amount=line.amount,
            unit=accounts[line.source].unit,
        )
        for position, line in enumerate(draft.lines)
    ]


def _lots(entry: Entry, transfers: list[Transfer], accounts: Mapping[UUID, LedgerAccount], extra: Extra) -> None:
    change = guarding.changes(transfers)
    for key in sorted(change):
        account, amount = accounts[key], change[key]
        if amount > 0 and extra.reverses is not None:
            lotting.undo(extra.reverses, account)
        elif amount > 0:
            lotting.found(account, entry, amount, extra.expires)
        elif amount < 0 and extra.hold is not None and extra.hold.source_id == key:
            lotting.spend_held(extra.hold, entry, -amount)
        elif amount < 0:
            lotting.spend(account, entry, -amount, Way(entry.kind == ENDING, extra.forced, extra.reverses))


def _told(book: Book, entry: Entry, transfers: list[Transfer]) -> Entered:
    totals: Counter[str] = Counter()
    for one in transfers:
        totals[one.unit] += one.amount
    reverses = str(entry.reverses_id or "")
    return Entered(book=book.code, kind=entry.kind, day=entry.day.isoformat(), totals=dict(totals), reverses=reverses)


def _balances(transfers: list[Transfer], accounts: Mapping[str, LedgerAccount], extra: Extra) -> None:
    if extra.hold is not None:
        guarding.keep(accounts[extra.hold.source.code], -extra.hold.amount)
    change = guarding.changes(transfers)
    guarding.move(change, {one.id: one for one in accounts.values()}, forced=extra.forced)
