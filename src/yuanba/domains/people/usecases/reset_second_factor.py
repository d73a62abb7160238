"""Somebody lost telephone and recovery codes: an operator takes authenticator and passkeys away."""

from django.db import transaction

from yuanba.domains.people.devices import drop
from yuanba.domains.people.lent import check_everywhere
from yuanba.domains.people.models import Account, Device, Passkey, RecoveryCode, SecondFactor
from yuanba.kernel.errors import absent
from yuanba.platform.access.public import Actor, anywhere


def reset_second_factor(*, actor: Actor, account: Account) -> None:
    """It is gone, and every session of the account is over. Refused: `lent-second`; absent without the right, or where
    none is.
    """
    if actor.kind != "system" and not anywhere(actor, "people.reset_second_factor"):
        raise absent()
    check_everywhere(actor, "people.reset_second_factor", "lent-second")
    with transaction.atomic():
        held = Account.objects.select_for_update(no_key=True).get(id=account.id)
        keys, _ = Passkey.objects.filter(account=held).delete()
        if not SecondFactor.objects.filter(account=held).delete()[0] + keys:
            raise absent()
        RecoveryCode.objects.filter(account=held).delete()
        held.session_turn += 1
        held.save(update_fields=["session_turn"])
        drop(Device.objects.filter(account=held))
