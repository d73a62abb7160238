"""Somebody gets an account."""

from django.contrib.auth.hashers import make_password
from django.db import IntegrityError, transaction

from yuanba.domains.people.models import Account
from yuanba.domains.people.rules import is_phone, plain_phone, plain_username
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, absent, register
from yuanba.platform.access.public import Actor, anywhere

register("phone-wrong", 422, "A mobile number has 11 figures, a landline its area code first: 028-8000 1000.")
register("account-taken", 409, "There is an account with this name or telephone already.")


def open_account(
    *,
    actor: Actor,
    name: str,
    name_en: str = "",
    username: str | None = None,
    phone: str | None = None,
    password: str = "",
    language: str = "zh-hans",
) -> Account:
    """The new account; the user name in small letters. Refused: `phone-wrong`, `account-taken`, absent."""
    if actor.kind != "system" and not anywhere(actor, "people.open_account"):
        raise absent()
    number = plain_phone(phone) if phone else None
    if number is not None and not is_phone(number):
        raise Refusal("invalid", fields={"phone": "phone-wrong"})
    account = Account(
        name=name,
        name_en=name_en,
        username=plain_username(username or "") or None,
        password=make_password(password) if password else "",
        language=language,
        created_at=clock.now(),
    )
    account.phone = number
    try:
        with transaction.atomic():
            account.save()
    except IntegrityError:
        raise Refusal("account-taken") from None
    return account
