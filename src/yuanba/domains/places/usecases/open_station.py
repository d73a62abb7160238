"""A station is opened in a yard: its place, and what it offers."""

from collections.abc import Sequence

from django.db import transaction

from yuanba.domains.places.models import Place, Station
from yuanba.domains.places.usecases.describe_station import describe_station
from yuanba.domains.places.writing import place_below
from yuanba.kernel.errors import Refusal, absent, register
from yuanba.kernel.text import clean
from yuanba.platform.access.public import Actor, check
from yuanba.platform.yards.models import Yard

register("station-name", 422, "Please give the station a name of up to 60 characters.")


def open_station(
    *,
    actor: Actor,
    yard: Yard,
    name: str,
    name_en: str = "",
    hours: str = "",
    services: Sequence[tuple[str, str]] = (),
    phone: str = "",
) -> Station:
    """The station, in the yard itself; one of the same name is written anew instead.

    Refused: `station-name`, as `describe_station`, absent.
    """
    check(actor, "place.station", yard)
    name = clean(name)
    if not 0 < len(name) <= 60:
        raise Refusal("invalid", fields={"name": "station-name"})
    with transaction.atomic():
        root = Place.objects.select_for_update(of=("self",), no_key=True).filter(yard=yard, path=yard.path).first()
        if root is None:
            raise absent()
        known = Place.objects.filter(yard=yard, kind=Place.Kind.STATION, name=name).first()
        place = known or place_below(actor, yard, root, Place.Kind.STATION, name, clean(name_en)[:80])
        return describe_station(actor=actor, yard=yard, place_id=place.id, hours=hours, services=services, phone=phone)
