"""A station is closed: it stands on no board any more."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.places.access import station_to_write
from yuanba.domains.places.models import Place
from yuanba.domains.places.writing import take_away
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard


def close_station(*, actor: Actor, yard: Yard, place_id: UUID) -> Place:
    """The place that was, of an estate or an office. Refused: `not-a-station`, `place-in-use`, absent."""
    with transaction.atomic():
        Yard.objects.select_for_update(no_key=True).get(id=yard.id)
        place = station_to_write(actor, yard, place_id)
        if place.kind != Place.Kind.STATION:
            raise Refusal("not-a-station")
        place.yard = yard
        take_away(actor, place)
    return place
