"""Somebody signs in by another mobile number from now on."""

from django.contrib.auth.hashers import check_password
from django.db import IntegrityError, transaction

from yuanba.domains.people.binding import let_number_go
from yuanba.domains.people.codes import tried, use
from yuanba.domains.people.models import Account
from yuanba.domains.people.models.accounts import number_digest
from yuanba.domains.people.queries import own_posts
from yuanba.domains.people.rules import is_quiet, plain_code, plain_phone
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, absent, register
from yuanba.platform.access import throttle
from yuanba.platform.access.public import Actor
from yuanba.platform.sealed.public import stored

register("number-taken", 409, "This number signs in to another account here. Your butler can help.")
TRIES, SECONDS = 8, 600


def change_phone(*, actor: Actor, phone: str, asked: str, code: str, password: str) -> Account:
    """The account with its new number, proved by a code. A silent account of before lets the number go.

    Refused: `password-old`, `code-wrong`, `number-taken`, `too-many`; absent where nobody asks or without a password.
    """
    account = Account.objects.filter(id=actor.account, is_active=True).first() if actor.account else None
    if account is None or not account.password:
        raise absent()
    throttle.hit(f"password:{account.id}", limit=TRIES, seconds=SECONDS)
    if not check_password(password, account.password):
        raise Refusal("invalid", fields={"password": "password-old"})
    number = plain_phone(phone)
    row = tried(asked, number, plain_code(code))
    if row is None:
        raise Refusal("code-wrong")
    try:
        with transaction.atomic():
            if not use(row):
                raise Refusal("code-wrong")
            return _moved(account, number)
    except IntegrityError:  # somebody else got it at the same moment
        raise Refusal("number-taken") from None


def _moved(account: Account, number: str) -> Account:
    former = (
        Account.objects.select_for_update(no_key=True)
        .filter(phone_digest=number_digest(number))
        .exclude(id=account.id)
        .first()
    )
    if former is not None:
        if own_posts(former.id) or not is_quiet(former.phone_proved_at or former.created_at, clock.now()):
            raise Refusal("number-taken")
        let_number_go(former)
    account.phone, account.phone_proved_at = number, clock.now()
    account.save(update_fields=[*stored(account, "sealed_phone"), "phone_proved_at"])
    return account
