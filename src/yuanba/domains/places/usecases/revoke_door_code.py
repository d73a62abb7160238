"""A lost or torn code no longer opens."""

from django.db import transaction

from yuanba.domains.places.access import door_to_manage
from yuanba.domains.places.events import DoorRevoked
from yuanba.domains.places.models import DoorCode
from yuanba.kernel import clock
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def revoke_door_code(*, actor: Actor, yard: Yard, token: str) -> DoorCode:
    """Revoke once; a second time changes nothing."""
    with transaction.atomic():
        door = door_to_manage(actor, yard, token)
        if door.revoked_at is None:
            door.revoked_at = clock.now()
            door.save(update_fields=["revoked_at"])
            record(DoorRevoked(path=door.place.path), yard=yard, actor=actor, subject=door.place_id)
    return door
