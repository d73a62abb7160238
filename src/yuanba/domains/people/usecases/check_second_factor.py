"""Somebody whose password was right shows the second factor."""

from uuid import UUID

from yuanba.domains.people.models import Account
from yuanba.domains.people.second import count_try, second_of, take_either
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import Actor


def check_second_factor(*, actor: Actor, account_id: UUID, session_turn: int, code: str) -> Account:
    """The account. A code of the app is used once, so is a recovery code.

    Refused: `second-wrong`, `too-many`; `sign-in-failed` where the account changed since its password was given.
    """
    row = second_of(account_id)
    account = Account.objects.filter(id=account_id, is_active=True, session_turn=session_turn).first()
    if row is None or row.confirmed_at is None or account is None:
        raise Refusal("sign-in-failed")
    count_try(account_id)
    take_either(row, code)
    return account
