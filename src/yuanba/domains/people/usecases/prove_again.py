"""Somebody who is signed in shows once more who it is, before something that matters."""

from django.contrib.auth.hashers import check_password

from yuanba.domains.people.codes import tried, use
from yuanba.domains.people.models import Account
from yuanba.domains.people.rules import plain_code
from yuanba.domains.people.second import count_try, second_of, take_either
from yuanba.domains.people.staffed import has_authenticator
from yuanba.kernel.errors import Refusal, absent
from yuanba.platform.access import throttle
from yuanba.platform.access.public import Actor

TRIES, SECONDS = 8, 600


def prove_again(*, actor: Actor, password: str = "", code: str = "", asked: str = "") -> Account:
    """The account: by its authenticator where there is one, else by its password, else by a code to its number.

    Refused: `second-wrong`, `password-old`, `code-wrong`, `too-many`; absent where nobody asks.
    """
    account = Account.objects.filter(id=actor.account, is_active=True).first() if actor.account else None
    if account is None:
        raise absent()
    row = second_of(account.id) if has_authenticator(account.id) else None
    if row is not None:
        count_try(account.id)
        take_either(row, code)
        return account
    throttle.hit(f"password:{account.id}", limit=TRIES, seconds=SECONDS)
    if account.password:
        if not check_password(password, account.password):
            raise Refusal("invalid", fields={"password": "password-old"})
        return account
    sent = tried(asked, account.phone or "", plain_code(code))
    if sent is None or not use(sent):
        raise Refusal("code-wrong")
    return account
