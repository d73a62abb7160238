"""Somebody comes in whom another site has proved."""

from yuanba.domains.people.identities import Proof, known
from yuanba.domains.people.models import Account
from yuanba.domains.people.queries import own_posts
from yuanba.domains.people.staffed import asks_second
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import Actor


def sign_in_by_identity(*, actor: Actor, proof: Proof) -> Account | None:
    """The account that is linked; None where none is.

    Refused: `sign-in-failed` (a closed account), `password-please` (staff without a second factor).
    """
    found = known(proof)
    if found is None:
        return None
    account = found.account
    if not account.is_active:
        raise Refusal("sign-in-failed")
    if account.password and not asks_second(account) and own_posts(account.id):
        raise Refusal("password-please")
    return account
