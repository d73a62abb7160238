"""Somebody changes the own password; every session of before is over."""

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.db.models import F

from yuanba.domains.people.devices import drop
from yuanba.domains.people.models import Account, Device
from yuanba.domains.people.passwords import is_too_weak
from yuanba.kernel.errors import Refusal, absent, register
from yuanba.platform.access import throttle
from yuanba.platform.access.public import Actor

register("password-old", 422, "This is not your password of now.")
TRIES, SECONDS = 8, 600


def change_password(*, actor: Actor, old: str, new: str) -> Account:
    """The account, with the turn that sessions from now on carry.

    Refused: `password-old`, `password-weak`, `too-many`; absent where nobody asks or there is no password.
    """
    account = Account.objects.filter(id=actor.account, is_active=True).first() if actor.account else None
    if account is None or not account.password:
        raise absent()
    tries = f"password:{account.id}"
    throttle.hit(tries, limit=TRIES, seconds=SECONDS)
    if not check_password(old, account.password):
        raise Refusal("invalid", fields={"old": "password-old"})
    if is_too_weak(new, account):
        raise Refusal("invalid", fields={"new": "password-weak"})
    with transaction.atomic():
        same = Account.objects.filter(id=account.id, password=account.password)
        if not same.update(password=make_password(new), session_turn=F("session_turn") + 1):
            raise Refusal("invalid", fields={"old": "password-old"})  # another change came first
        drop(Device.objects.filter(account=account.id))
    throttle.forget(tries, seconds=SECONDS)
    account.refresh_from_db()
    return account
