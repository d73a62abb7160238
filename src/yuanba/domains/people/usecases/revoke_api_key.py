"""A program's key opens nothing any more."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.people.models import ApiKey
from yuanba.kernel import clock
from yuanba.kernel.errors import absent
from yuanba.platform.access.public import Actor, anywhere


def revoke_api_key(*, actor: Actor, key_id: UUID) -> ApiKey:
    """The key, revoked; once revoked it keeps its first moment. Refused as absent: unknown, or without the right."""
    if actor.kind != "system" and not anywhere(actor, "people.issue_api_key"):
        raise absent()
    with transaction.atomic():
        key = ApiKey.objects.select_for_update(no_key=True).filter(id=key_id).first()
        if key is None:
            raise absent()
        if key.revoked_at is None:
            key.revoked_at = clock.now()
            key.save(update_fields=["revoked_at"])
    return key
