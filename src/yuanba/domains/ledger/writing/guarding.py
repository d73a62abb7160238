"""Limits: a guarded update for each account that has one, in the order of ids, last before the commit."""

from collections import Counter
from collections.abc import Iterable
from uuid import UUID

from django.db import connection

from yuanba.domains.ledger.models import LedgerAccount, Transfer
from yuanba.domains.ledger.rules.drafts import net
from yuanba.kernel.errors import Refusal, register
from yuanba.platform.yards.models import refuse_closed

register("balance-short", 409, "There is not enough in %(name)s.")


def changes(transfers: Iterable[Transfer]) -> Counter[UUID]:
    """What each account gains or loses."""
    return net((one.source_id, one.target_id, one.amount) for one in transfers)


_WITHIN = " AND posted + %s >= floor + held + %s"  # rules.limits.fits
_CHANGE = """
UPDATE ledger_balance SET posted = posted + %s, held = held + %s
WHERE yard_id = %s AND account_id = %s AND NOT EXISTS (SELECT 1 FROM yards_standstill WHERE yard_id = %s)"""


def move(change: Counter[UUID], accounts: dict[UUID, LedgerAccount], *, forced: bool = False) -> None:
    """Add the changes to the balances of accounts with a limit; refused as `balance-short`."""
    for account in _limited(change, accounts):
        amount = change[account.id]
        _changed(account, amount, 0, within=amount < 0 and not forced)


def keep(account: LedgerAccount, amount: int) -> None:
    """Hold an amount (less than nothing: release it) where the account has a limit; refused as `balance-short`."""
    if account.limited:
        _changed(account, 0, amount, within=amount > 0)


def _changed(account: LedgerAccount, posted: int, held: int, *, within: bool) -> None:
    """One statement that changes one row, or refuses; as text, for each entry asks it (docs/decisions/0010)."""
    yard, key = (one.hex if connection.vendor == "sqlite" else one for one in (account.yard_id, account.id))
    with connection.cursor() as cursor:
        if within:
            cursor.execute(_CHANGE + _WITHIN, [posted, held, yard, key, yard, posted, held])
        else:
            cursor.execute(_CHANGE, [posted, held, yard, key, yard])
        if cursor.rowcount == 1:
            return
    refuse_closed(account.yard_id)
    raise Refusal("balance-short", name=account.name)


def _limited(change: Counter[UUID], accounts: dict[UUID, LedgerAccount]) -> list[LedgerAccount]:
    return [accounts[key] for key in sorted(change) if change[key] and accounts[key].limited]
