"""Limits: a guarded update for each account that has one, in the order of ids, last before the commit."""

from collections import Counter
from collections.abc import Iterable
from uuid import UUID

from django.db.models import F

from yuanba.domains.ledger.models import Balance, LedgerAccount, Transfer, room_for
from yuanba.domains.ledger.rules.drafts import net
from yuanba.kernel.errors import Refusal, register
from yuanba.platform.yards.models import Yard

register("balance-short", 409, "There is not enough in %(name)s.")


def changes(transfers: Iterable[Transfer]) -> Counter[UUID]:
    """What each account gains or loses."""
    return net((one.source_id, one.target_id, one.amount) for one in transfers)


def move(yard: Yard, change: Counter[UUID], accounts: dict[UUID, LedgerAccount], *, forced: bool = False) -> None:
    """Add the changes to the balances of accounts with a limit; refused as `balance-short`."""
    for account in _limited(change, accounts):
        amount = change[account.id]
        rows = Balance.objects.filter(yard=yard, account=account)
        if amount < 0 and not forced:
            rows = rows.filter(room_for(amount))
        _once(rows.update(posted=F("posted") + amount), account)


def keep(account: LedgerAccount, amount: int) -> None:
    """Hold an amount (less than nothing: release it) where the account has a limit; refused as `balance-short`."""
    if not account.limited:
        return
    rows = Balance.objects.filter(yard=account.yard_id, account=account)
    if amount > 0:
        rows = rows.filter(room_for(-amount))
    _once(rows.update(held=F("held") + amount), account)


def _limited(change: Counter[UUID], accounts: dict[UUID, LedgerAccount]) -> list[LedgerAccount]:
    return [accounts[key] for key in sorted(change) if change[key] and accounts[key].limited]


def _once(changed: int, account: LedgerAccount) -> None:
    if changed != 1:
        raise Refusal("balance-short", name=account.name)
