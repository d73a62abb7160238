"""A code is issued to hang at a place."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.places.access import place_to_manage
from yuanba.domains.places.events import DoorIssued
from yuanba.domains.places.models import DoorCode
from yuanba.domains.places.queries.doors import code_in_use
from yuanba.kernel import clock
from yuanba.kernel.ids import token
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def issue_door_code(*, actor: Actor, yard: Yard, place_id: UUID, if_none: bool = False) -> DoorCode:
    """A new code for a place; older ones work until they are revoked. `if_none`: the one in use, if there is."""
    with transaction.atomic():
        place = place_to_manage(actor, yard, place_id)
        known = code_in_use(yard, place_id) if if_none else None
        if known is not None:
            return known
        door = DoorCode(yard=yard, place=place, token=token(), issued_at=clock.now())
        door.save()
        record(DoorIssued(path=place.path), yard=yard, actor=actor, subject=place.id)
    return door
