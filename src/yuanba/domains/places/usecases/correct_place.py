"""What is written of a place is corrected; its code and address stay."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.places.access import place_to_manage
from yuanba.domains.places.events import PlaceCorrected
from yuanba.domains.places.models import Place
from yuanba.domains.places.rules.single import SinglePlace, single_of
from yuanba.domains.places.writing import named_anew
from yuanba.kernel.errors import absent
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def correct_place(*, actor: Actor, yard: Yard, place_id: UUID, written: SinglePlace) -> list[str]:
    """The fields that changed; all below a renamed place say its new name, the same again changes nothing.

    The estate itself is written in its profile. Refused: as `rules.single.single_of`, absent.
    """
    with transaction.atomic():
        Yard.objects.select_for_update(no_key=True).get(id=yard.id)
        place = place_to_manage(actor, yard, place_id)
        if place.kind == Place.Kind.ROOT:
            raise absent()
        said = single_of(place.kind, written)
        changed = sorted(name for name, value in said.items() if getattr(place, name) != value)
        if changed:
            named_anew(place, str(said["name"]), str(said["name_en"]))
            Place.objects.filter(yard=yard, id=place.id).update(**said)
            record(PlaceCorrected(place.path, changed), yard=yard, actor=actor, subject=place.id)
    return changed
