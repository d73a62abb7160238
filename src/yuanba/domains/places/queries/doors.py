"""The codes that hang at doors, as they are printed."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from yuanba.domains.places.models import DoorCode, Place
from yuanba.kernel.errors import absent
from yuanba.platform.access.public import Actor, can, check, within
from yuanba.platform.yards.models import Yard

SHEETS = 100
HANGS_AT = ("root", "building", "unit", "shop", "station", "point")


@dataclass(frozen=True)
class DoorSheet:
    """A place and the code that hangs there."""

    place: Place
    token: str


@dataclass(frozen=True)
class Sheets:
    """How many doors are at or below a place, how many of them have no code yet, and where each hundred begin."""

    place: Place
    doors: int
    missing: int
    parts: tuple[str, ...]

    @property
    def ready(self) -> int:
        """Sheets that can be printed."""
        return self.doors - self.missing


def hanging_under(yard: Yard, path: str) -> QuerySet[Place]:
    """The places at or below a path where a code hangs."""
    return Place.objects.filter(within((path,)), yard=yard, kind__in=HANGS_AT)


def without_code(yard: Yard, path: str) -> QuerySet[Place]:
    """Those of them without a code that is in use."""
    doors = DoorCode.objects.filter(yard=yard, place=OuterRef("pk"), revoked_at=None)
    return hanging_under(yard, path).exclude(Exists(doors))


def places_to_hang(actor: Actor, yard: Yard) -> list[Place]:
    """Where the actor may print door sheets: the estate, its zones, buildings, units and points; at most 500."""
    kinds = ("root", "zone", "building", "unit", "station", "point")
    rows = Place.objects.filter(yard=yard, kind__in=kinds).order_by("path")[:500]
    return [place for place in rows if can(actor, "place.doors", place)]


def sheets_under(actor: Actor, place: Place) -> Sheets:
    """What there is to print at or below a place; refused as absent without the right."""
    check(actor, "place.doors", place)
    paths = list(hanging_under(place.yard, place.path).order_by("path").values_list("path", flat=True))
    missing = without_code(place.yard, place.path).count()
    parts = ("", *(paths[at - 1] for at in range(SHEETS, len(paths), SHEETS)))
    return Sheets(place, len(paths), missing, parts)


def door_sheets(actor: Actor, place: Place, *, after: str = "", alone: bool = False) -> list[DoorSheet]:
    """The next hundred doors at or below a place with their newest code, in order of path; `alone` is that place only.

    Those without a code are left out. Refused as absent without the right, and where there is none.
    """
    check(actor, "place.doors", place)
    if not after.isprintable():  # PostgreSQL takes no NUL
        raise absent()
    rows = hanging_under(place.yard, place.path).filter(path__gt=after).order_by("path")
    found = list((rows.filter(id=place.id) if alone else rows)[:SHEETS])
    tokens = _tokens(place.yard, (one.id for one in found))
    sheets = [DoorSheet(one, tokens[one.id]) for one in found if one.id in tokens]
    if not sheets:
        raise absent()
    return sheets


def code_in_use(yard: Yard, place_id: UUID) -> DoorCode | None:
    """The newest code in use of a place."""
    return DoorCode.objects.filter(yard=yard, place=place_id, revoked_at=None).order_by("-issued_at", "-id").first()


def _tokens(yard: Yard, places: Iterable[UUID]) -> dict[UUID, str]:
    """The newest code in use of each place."""
    doors = DoorCode.objects.filter(yard=yard, place__in=list(places), revoked_at=None).order_by("issued_at", "id")
    return dict(doors.values_list("place_id", "token"))
