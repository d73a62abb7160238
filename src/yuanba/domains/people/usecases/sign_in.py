"""Somebody proves to be the owner of an account."""

from django.contrib.auth.hashers import check_password, make_password

from yuanba.domains.people.models import Account
from yuanba.domains.people.rules import plain_username
from yuanba.kernel.errors import Refusal, register
from yuanba.platform.access import throttle
from yuanba.platform.access.public import Actor

register("sign-in-failed", 422, "Name and password do not fit. What you typed as the name is kept.")
TRIES_PER_PAIR, TRIES_PER_NAME, TRIES_PER_ADDRESS, SECONDS = 8, 100, 60, 600


def sign_in(*, actor: Actor, username: str, password: str, address: str) -> Account:
    """The account. Refused: `sign-in-failed` whatever was wrong; `too-many` after eight tries in ten minutes from one
    address (a hundred from all): nobody locks somebody else out.

    `address` is the network address of the asker; it counts tries and is kept as a digest only.
    """
    known_as = plain_username(username)
    throttle.hit(f"sign-in:address:{address}", limit=TRIES_PER_ADDRESS, seconds=SECONDS)
    throttle.hit(f"sign-in:name:{known_as}", limit=TRIES_PER_NAME, seconds=SECONDS)
    pair = f"sign-in:pair:{known_as} {address}"
    throttle.hit(pair, limit=TRIES_PER_PAIR, seconds=SECONDS)
    account = Account.objects.filter(username=known_as).first()
    if account is None or not account.password:
        make_password(password)  # takes as long as a check: names cannot be told apart by time
        raise Refusal("sign-in-failed")
    if not check_password(password, account.password) or not account.is_active:
        raise Refusal("sign-in-failed")
    throttle.forget(pair, seconds=SECONDS)
    return account
