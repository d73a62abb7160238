"""Somebody shows that the authenticator works; from now on signing in asks for it."""

from dataclasses import dataclass

from django.contrib.auth.hashers import check_password
from django.db import transaction

from yuanba.domains.people.devices import drop
from yuanba.domains.people.models import Account, Device
from yuanba.domains.people.second import count_try, recovery_codes, second_of, take_step
from yuanba.domains.people.staffed import has_authenticator
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, absent
from yuanba.platform.access.public import Actor


@dataclass(frozen=True)
class Confirmed:
    """The account with the turn that sessions from now on carry, and recovery codes, shown this once."""

    account: Account
    codes: list[str]


def confirm_second_factor(*, actor: Actor, code: str, password: str) -> Confirmed:
    """Sessions of before are over. Refused: `second-wrong`, `password-old`, `too-many`; absent where nothing waits."""
    row = second_of(actor.account) if actor.account else None
    if row is None or row.confirmed_at is not None:
        raise absent()
    count_try(row.account_id)
    with transaction.atomic():
        account = Account.objects.select_for_update(no_key=True).get(id=row.account_id)
        if has_authenticator(account.id):
            raise absent()  # confirmed meanwhile
        if account.password and not check_password(password, account.password):
            raise Refusal("invalid", fields={"password": "password-old"})
        take_step(row, code)
        row.refresh_from_db()
        row.confirmed_at = clock.now()
        row.save(update_fields=["confirmed_at"])
        account.session_turn += 1
        account.save(update_fields=["session_turn"])
        drop(Device.objects.filter(account=account))
        return Confirmed(account, recovery_codes(account))
