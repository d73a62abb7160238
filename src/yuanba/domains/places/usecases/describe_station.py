"""Hours, telephone and services of a station are written down."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from yuanba.domains.places.access import station_to_write
from yuanba.domains.places.events import StationDescribed
from yuanba.domains.places.models import Place, Station
from yuanba.domains.places.rules.hours import spans_of
from yuanba.kernel.errors import Refusal, register
from yuanba.kernel.text import clean
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard

MOST, LONGEST = 30, 40
register("not-a-station", 422, "This place is no station.")
register("station-hours", 422, "Write the hours as 1-5 09:00-18:00; 6,7 10:00-16:00, Monday is 1.")
register("station-services", 422, "Up to 30 services, each in up to 40 characters, with its Chinese name.")
register("station-spot", 422, "Say where it is in up to 80 characters, 120 in English.")


def describe_station(
    *,
    actor: Actor,
    yard: Yard,
    place_id: UUID,
    hours: str,
    services: Sequence[tuple[str, str]],
    phone: str = "",
    spot: str = "",
    spot_en: str = "",
) -> Station:
    """What is said again replaces what was said; the same again changes nothing.

    Services are pairs of the Chinese and the English name, the English one may be empty. Refused: `not-a-station`,
    `station-hours`, `station-services`, `station-spot`, absent.
    """
    with transaction.atomic():
        place = station_to_write(actor, yard, place_id)
        if place.kind != Place.Kind.STATION:
            raise Refusal("not-a-station")
        said = {"hours": _hours(hours), "phone": clean(phone)[:20], "services": _services(services)}
        said |= {"spot": _spot("spot", spot, 80), "spot_en": _spot("spot_en", spot_en, 120)}
        station = Station.objects.filter(yard=yard, place=place).first() or Station(yard=yard, place=place)
        if not station._state.adding and said == {name: getattr(station, name) for name in said}:
            return station
        for name, value in said.items():
            setattr(station, name, value)
        station.save()
        record(StationDescribed(path=place.path), yard=yard, actor=actor, subject=place.id)
    return station


def _hours(text: str) -> str:
    text = clean(text)
    try:
        spans_of(text)
    except ValueError:
        raise Refusal("invalid", fields={"hours": "station-hours"}) from None
    if len(text) > 200:
        raise Refusal("invalid", fields={"hours": "station-hours"})
    return text


def _spot(field: str, text: str, longest: int) -> str:
    text = clean(text)
    if len(text) > longest:
        raise Refusal("invalid", fields={field: "station-spot"})
    return text


def _services(services: Sequence[tuple[str, str]]) -> list[list[str]]:
    names = [[clean(chinese), clean(english)] for chinese, english in services]
    fits = all(chinese and len(chinese) <= LONGEST and len(english) <= 2 * LONGEST for chinese, english in names)
    if len(names) > MOST or not fits:
        raise Refusal("invalid", fields={"services": "station-services"})
    return names
