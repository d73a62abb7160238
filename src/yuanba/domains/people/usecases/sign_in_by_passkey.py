"""Somebody signs in by a passkey alone: the device has looked at finger, face or screen lock."""

from yuanba.domains.people.models import Account
from yuanba.domains.people.passkeys import Site, key_of, use_key
from yuanba.kernel.errors import Refusal
from yuanba.platform.access import throttle
from yuanba.platform.access.public import Actor

TRIES_PER_ADDRESS, SECONDS = 60, 600


def sign_in_by_passkey(*, actor: Actor, said: str, challenge: str, site: Site, address: str) -> Account:
    """The account; no second factor is asked for. Refused: `passkey-wrong` whatever was wrong, `too-many`."""
    throttle.hit(f"sign-in:address:{address}", limit=TRIES_PER_ADDRESS, seconds=SECONDS)
    key = key_of(said)
    if key is None or not key.account.is_active:
        raise Refusal("passkey-wrong")
    use_key(key, said, challenge, site)
    return key.account
