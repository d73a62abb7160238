"""Every door below a place gets its code before its sheet is printed."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.places.access import place_to_hang
from yuanba.domains.places.events import DoorIssued
from yuanba.domains.places.models import DoorCode
from yuanba.domains.places.queries.doors import SHEETS, without_code
from yuanba.kernel import clock
from yuanba.kernel.ids import token
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def issue_missing_codes(*, actor: Actor, yard: Yard, place_id: UUID) -> int:
    """A code for each place at or below that has none, at most 100 at once; how many were issued."""
    with transaction.atomic():
        above = place_to_hang(actor, yard, place_id)
        missing = list(without_code(yard, above.path).order_by("path")[:SHEETS])
        for place in missing:
            DoorCode(yard=yard, place=place, token=token(), issued_at=clock.now()).save()
            record(DoorIssued(path=place.path), yard=yard, actor=actor, subject=place.id)
    return len(missing)
