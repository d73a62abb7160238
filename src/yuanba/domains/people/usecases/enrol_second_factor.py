"""Somebody begins to use an authenticator."""

from django.db import transaction

from yuanba.domains.people.models import Account, SecondFactor
from yuanba.domains.people.second import drawn
from yuanba.domains.people.staffed import has_authenticator
from yuanba.kernel.errors import Refusal, absent, register
from yuanba.platform.access.public import Actor

register("second-there", 409, "You use an authenticator already. Take it away first.")


def enrol_second_factor(*, actor: Actor) -> SecondFactor:
    """The second factor with a new secret; nothing asks for it before it is confirmed.

    Refused: `second-there`; absent where nobody asks.
    """
    if actor.account is None:
        raise absent()
    with transaction.atomic():
        account = Account.objects.select_for_update(no_key=True).get(id=actor.account)
        if has_authenticator(account.id):
            raise Refusal("second-there")
        return drawn(account)
