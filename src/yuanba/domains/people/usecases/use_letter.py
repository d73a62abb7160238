"""Whoever holds a letter sets a password by it; every session of before is over."""

from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction

from yuanba.domains.people.devices import drop
from yuanba.domains.people.events import LetterUsed
from yuanba.domains.people.letters import close_letters, letter_called, use_up
from yuanba.domains.people.models import Account, Device
from yuanba.domains.people.passwords import is_too_weak
from yuanba.domains.people.rules import plain_username
from yuanba.kernel.errors import Refusal, register
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record

register("username-please", 422, "Please choose a user name of three signs or more.")
register("username-taken", 409, "Somebody else has this user name: please choose another one.")
SHORTEST_NAME = 3


def use_letter(*, actor: Actor, code: str, password: str, address: str, username: str = "") -> Account:
    """The account with its new password; a user name is set where there is none. The second factor stays what it was.

    Refused: `letter-wrong` whatever was wrong with it, `too-many`, `username-please`, `username-taken`,
    `password-weak`.
    """
    letter = letter_called(code, address)
    with transaction.atomic():
        account = Account.objects.select_for_update(no_key=True).get(id=letter.account_id)
        account.username = account.username or _chosen(username)
        if is_too_weak(password, account):
            raise Refusal("invalid", fields={"password": "password-weak"})
        account.password, account.session_turn = make_password(password), account.session_turn + 1
        _keep(account)
        drop(Device.objects.filter(account=account))
        use_up(letter)
        close_letters(account)
        told = LetterUsed(account=str(account.id), role=letter.post.role)
        record(told, yard=letter.yard, actor=actor, subject=letter.id)
    return account


def _chosen(username: str) -> str:
    plain = plain_username(username)[:40]
    if len(plain) < SHORTEST_NAME:
        raise Refusal("invalid", fields={"username": "username-please"})
    return plain


def _keep(account: Account) -> None:
    try:
        with transaction.atomic():
            account.save(update_fields=["username", "password", "session_turn"])
    except IntegrityError:
        raise Refusal("invalid", fields={"username": "username-taken"}) from None
