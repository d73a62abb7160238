"""The only functions that hand out a meter: they check place and right and, to write, lock."""

from uuid import UUID

from yuanba.domains.assets.models import Meter
from yuanba.domains.places.public import Place
from yuanba.domains.places.public import place as place_at
from yuanba.kernel.errors import absent
from yuanba.platform.access.public import Actor, can, check
from yuanba.platform.yards.models import Yard


def place_to_hang(actor: Actor, yard: Yard, place_id: UUID) -> Place:
    """Where a meter may be hung up; refused as absent."""
    found = place_at(yard, place_id)
    check(actor, "meter.hang", found)
    return found


def meter_to(actor: Actor, yard: Yard, meter_id: UUID, action: str) -> Meter:
    """A meter, to read; refused as absent."""
    found = Meter.objects.select_related("place").filter(yard=yard, id=meter_id).first()
    if found is None or not can(actor, action, found.place):
        raise absent()
    found.yard = yard
    return found


def meter_locked(actor: Actor, yard: Yard, meter_id: UUID, action: str) -> Meter:
    """The same, its row locked: readings of one meter come one after the other."""
    meter_to(actor, yard, meter_id, action)
    rows = Meter.objects.select_for_update(of=("self",), no_key=True).select_related("place")
    found = rows.get(yard=yard, id=meter_id)
    found.yard = yard
    return found
