"""Lots: what comes in makes one, what goes out takes of those that end first; locked in the order of ids."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import F

from yuanba.domains.ledger.models import Balance, Entry, Hold, LedgerAccount, Lot, LotUse
from yuanba.domains.ledger.rules import lots as rules
from yuanba.kernel.errors import Refusal


def found(account: LedgerAccount, entry: Entry, amount: int, expires: date | None) -> None:
    """A new lot of what an entry gives; what was taken by force before is made good by it first."""
    if not account.lots:
        return
    lot = Lot(yard=entry.yard, account=account, entry=entry, amount=amount, left=amount, expires=expires)
    lot.save()
    owed = Balance.objects.select_for_update().filter(yard=entry.yard, account=account, posted__lt=0).first()
    if owed is not None:
        _use(lot, min(amount, -owed.posted), entry=entry)


@dataclass(frozen=True)
class Way:
    """How lots are taken: those that are over, as much as there is, the lots of one entry first."""

    ended: bool = False
    forced: bool = False
    first: Entry | None = None


def spend(account: LedgerAccount, entry: Entry, amount: int, way: Way) -> None:
    """Take an amount from the lots of an account. Refused: `balance-short`."""
    if account.lots:
        for lot, part in _parts(account, amount, entry.day, way):
            _use(lot, part, entry=entry)


def reserve(hold: Hold, on: date) -> None:
    """Keep an amount of the lots for a hold. Refused: `balance-short`."""
    if hold.source.lots:
        for lot, part in _parts(hold.source, hold.amount, on, Way()):
            _use(lot, part, hold=hold)


def _parts(account: LedgerAccount, amount: int, on: date, way: Way) -> list[tuple[Lot, int]]:
    rows = {str(lot.id): lot for lot in _locked(account)}
    left = [rules.Left(key, lot.left, lot.expires) for key, lot in rows.items()]
    if way.ended:
        left = [rules.Left(one.lot, one.left, None) for one in rules.over(left, on)]
    if way.forced:
        amount = min(amount, sum(one.left for one in left if rules.usable(one, on)))
    first = [key for key, lot in rows.items() if way.first is not None and lot.entry_id == way.first.id]
    parts = rules.taken(left, amount, on, first)
    if parts is None:
        raise Refusal("balance-short", name=account.name)
    return [(rows[key], part) for key, part in parts.items()]


def _locked(account: LedgerAccount) -> Iterable[Lot]:
    rows = Lot.objects.select_for_update(of=("self",), no_key=True)
    return rows.filter(yard=account.yard_id, account=account, left__gt=0).order_by("id")


def _use(lot: Lot, part: int, *, entry: Entry | None = None, hold: Hold | None = None) -> None:
    Lot.objects.filter(yard=lot.yard_id, id=lot.id).update(left=F("left") - part)
    LotUse(yard_id=lot.yard_id, lot=lot, entry=entry, hold=hold, amount=part).save()


def spend_held(hold: Hold, entry: Entry, amount: int) -> None:
    """Of what a hold keeps, the lots that end first are taken by the entry; the rest goes back."""
    uses = list(hold.uses.select_related("lot").order_by("lot__id"))
    ordered = rules.in_order([rules.Left(str(one.id), one.amount, one.lot.expires) for one in uses])
    by_id: Mapping[str, LotUse] = {str(one.id): one for one in uses}
    for one in ordered:
        use, part = by_id[one.lot], min(amount, one.left)
        amount -= part
        _settle(use, entry, part)


def _settle(use: LotUse, entry: Entry | None, part: int) -> None:
    back = use.amount - part
    if back:
        Lot.objects.filter(yard=use.yard_id, id=use.lot_id).update(left=F("left") + back)
    if part:
        LotUse.objects.filter(yard=use.yard_id, id=use.id).update(amount=part, entry=entry)
    else:
        use.delete()


def give_back(hold: Hold) -> None:
    """What a hold kept of lots goes back to them."""
    for use in hold.uses.order_by("lot__id"):
        _settle(use, None, 0)


def undo(original: Entry, account: LedgerAccount) -> None:
    """What an entry took of the lots of an account goes back to the same lots when it is reversed."""
    if account.lots:
        for use in original.uses.filter(lot__account=account).order_by("lot__id"):
            Lot.objects.filter(yard=use.yard_id, id=use.lot_id).update(left=F("left") + use.amount)
