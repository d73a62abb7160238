"""A code is issued to hang at a place."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.places.access import place_to_manage
from yuanba.domains.places.events import DoorIssued
from yuanba.domains.places.models import DoorCode
from yuanba.kernel import clock
from yuanba.kernel.ids import token
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def issue_door_code(*, actor: Actor, yard: Yard, place_id: UUID) -> DoorCode:
    """A new code for a place; older ones keep working until they are revoked."""
    with transaction.atomic():
        place = place_to_manage(actor, yard, place_id)
        door = DoorCode(yard=yard, place=place, token=token(), issued_at=clock.now())
        door.save()
        record(DoorIssued(path=place.path), yard=yard, actor=actor, subject=place.id)
    return door
