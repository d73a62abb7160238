"""A place gets another English name, and all below it say it in their English labels."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.places.access import place_to_manage
from yuanba.domains.places.events import PlaceNamedInEnglish
from yuanba.domains.places.models import Place
from yuanba.domains.places.writing import named_anew
from yuanba.kernel.errors import Refusal, register
from yuanba.kernel.text import clean
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard

LONGEST = 40
register("english-name", 422, "Please write a name of up to 40 characters.")


def name_in_english(*, actor: Actor, yard: Yard, place_id: UUID, name_en: str) -> Place:
    """The place; the Chinese name, the code and the address stay. The same again changes nothing.

    Refused: `english-name`, absent.
    """
    said = clean(name_en)
    if not 0 < len(said) <= LONGEST:
        raise Refusal("invalid", fields={"name_en": "english-name"})
    with transaction.atomic():
        Yard.objects.select_for_update(no_key=True).get(id=yard.id)
        place = place_to_manage(actor, yard, place_id)
        if place.kind == Place.Kind.ROOT:
            raise Refusal("invalid", fields={"name_en": "english-name"})
        if place.name_en == said:
            return place
        named_anew(place, place.name, said)
        Place.objects.filter(yard=yard, id=place.id).update(name_en=said)
        place.name_en = said
        record(PlaceNamedInEnglish(path=place.path, name_en=said), yard=yard, actor=actor, subject=place.id)
    return place
