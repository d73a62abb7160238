"""A place that was entered by mistake is taken away, while nothing hangs on it."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.places.access import place_to_manage
from yuanba.domains.places.models import Place
from yuanba.domains.places.writing import take_away
from yuanba.kernel.errors import absent
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard


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
        take_away(actor, place)
    return place
