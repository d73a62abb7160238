"""A station is opened in a yard: its place, and what it offers."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from yuanba.domains.places.access import station_to_write
from yuanba.domains.places.events import PlaceCorrected
from yuanba.domains.places.models import Place, Station
from yuanba.domains.places.usecases.describe_station import describe_station
from yuanba.domains.places.writing import named_anew, place_below
from yuanba.kernel.errors import Refusal, absent, register
from yuanba.kernel.text import clean
from yuanba.platform.access.public import Actor, check
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard

register("station-name", 422, "Please give the station a name of up to 60 characters.")
register("station-twice", 409, "There is another station of this name here.")


def open_station(
    *,
    actor: Actor,
    yard: Yard,
    name: str,
    name_en: str = "",
    hours: str = "",
    services: Sequence[tuple[str, str]] = (),
    phone: str = "",
    spot: str = "",
    spot_en: str = "",
    place_id: UUID | None = None,
) -> Station:
    """The station, in the yard itself; one of the same name is written anew instead.

    With `place_id` it is the one that stands there, which is called so from now on. Refused: `station-name`,
    `station-twice`, as `describe_station`, absent.
    """
    check(actor, "place.station", yard)
    name = clean(name)
    if not 0 < len(name) <= 60:
        raise Refusal("invalid", fields={"name": "station-name"})
    with transaction.atomic():
        root = Place.objects.select_for_update(of=("self",), no_key=True).filter(yard=yard, path=yard.path).first()
        if root is None:
            raise absent()
        root.yard = yard
        place = _place(actor, root, (name, clean(name_en)[:80]), place_id)
        return describe_station(
            actor=actor,
            yard=yard,
            place_id=place.id,
            hours=hours,
            services=services,
            phone=phone,
            spot=spot,
            spot_en=spot_en,
        )


def _place(actor: Actor, root: Place, names: tuple[str, str], place_id: UUID | None) -> Place:
    """The one that is meant, called so from now on; else the one of this name, or a new one."""
    known = Place.objects.filter(yard=root.yard_id, kind=Place.Kind.STATION, name=names[0]).first()
    if place_id is None:
        return known or place_below(actor, root.yard, root, Place.Kind.STATION, *names)
    place = station_to_write(actor, root.yard, place_id)
    if known is not None and known.id != place.id:
        raise Refusal("invalid", fields={"name": "station-twice"})
    _rename(actor, place, *names)
    return place


def _rename(actor: Actor, place: Place, name: str, name_en: str) -> None:
    """Its names, and the labels that say them."""
    said = {"name": name, "name_en": name_en or name}
    changed = sorted(field for field, value in said.items() if getattr(place, field) != value)
    if changed and place.kind == Place.Kind.STATION:
        named_anew(place, name, said["name_en"])
        Place.objects.filter(yard=place.yard_id, id=place.id).update(**said)
        record(PlaceCorrected(place.path, changed), yard=place.yard, actor=actor, subject=place.id)
