"""Somebody unlinks an account of another site from the own one."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.people.models import Account, Identity
from yuanba.domains.people.ways import keep_a_way_in
from yuanba.kernel.errors import absent
from yuanba.platform.access.public import Actor


def unlink_identity(*, actor: Actor, identity_id: UUID) -> None:
    """It opens nothing any more. Refused: `last-way`; absent: unknown, or somebody else's."""
    if actor.account is None:
        raise absent()
    with transaction.atomic():
        account = Account.objects.select_for_update(no_key=True).get(id=actor.account)
        if not Identity.objects.filter(id=identity_id, account=account).delete()[0]:
            raise absent()
        keep_a_way_in(account)
