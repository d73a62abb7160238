"""Somebody takes a passkey off the own account."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.people.models import Account, Passkey
from yuanba.domains.people.staffed import keep_a_second
from yuanba.domains.people.ways import keep_a_way_in
from yuanba.kernel.errors import absent
from yuanba.platform.access.public import Actor


def remove_passkey(*, actor: Actor, passkey_id: UUID) -> None:
    """It opens nothing any more. Refused: `last-way`, `second-must`; absent: unknown, or somebody else's."""
    if actor.account is None:
        raise absent()
    with transaction.atomic():
        account = Account.objects.select_for_update(no_key=True).get(id=actor.account)
        if not Passkey.objects.filter(id=passkey_id, account=account).delete()[0]:
            raise absent()
        keep_a_way_in(account)
        keep_a_second(actor)
