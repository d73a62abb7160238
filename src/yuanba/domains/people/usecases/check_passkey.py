"""Somebody known shows a passkey: after the password, or to be sure it still is the same person."""

from uuid import UUID

from yuanba.domains.people.models import Account
from yuanba.domains.people.passkeys import Site, key_of, use_key
from yuanba.domains.people.second import count_try
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import Actor


def check_passkey(
    *, actor: Actor, account_id: UUID, session_turn: int, said: str, challenge: str, site: Site
) -> Account:
    """The account. Refused: `passkey-wrong`, also for a passkey of somebody else; `too-many`; `sign-in-failed` where
    the account changed since its password was given.
    """
    account = Account.objects.filter(id=account_id, is_active=True, session_turn=session_turn).first()
    if account is None:
        raise Refusal("sign-in-failed")
    count_try(account_id)
    key = key_of(said)
    if key is None or key.account_id != account_id:
        raise Refusal("passkey-wrong")
    use_key(key, said, challenge, site)
    return account
