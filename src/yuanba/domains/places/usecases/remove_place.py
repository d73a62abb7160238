"""A place that was entered by mistake is taken away, while nothing hangs on it."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.places.access import place_to_manage
from yuanba.domains.places.events import PlaceRemoved
from yuanba.domains.places.hanging import GOES_WITH, hanging_at
from yuanba.domains.places.models import Place
from yuanba.kernel.errors import Refusal, absent, register
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard

register(
    "place-in-use", 409, "This place cannot be taken away, because something hangs on it: %(hanging)s. Nothing changed."
)


def remove_place(*, actor: Actor, yard: Yard, place_id: UUID) -> Place:
    """The place that was; its door codes, hours of a station and what files changed of it go with it.

    Refused: `place-in-use`, absent.
    """
    with transaction.atomic():
        Yard.objects.select_for_update(no_key=True).get(id=yard.id)
        place = place_to_manage(actor, yard, place_id)
        if place.kind == Place.Kind.ROOT:
            raise absent()
        place.yard = yard
        if found := hanging_at(place):
            raise Refusal("place-in-use", hanging=found)
        for model in GOES_WITH:
            model._default_manager.filter(yard=yard, place=place).delete()
        Place.objects.filter(yard=yard, id=place.id).delete()
        told = PlaceRemoved(path=place.path, kind=place.kind, name=place.name)
        record(told, yard=yard, actor=actor, subject=place.id)
    return place
