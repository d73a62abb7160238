"""One place and its door codes, as who manages the map sees them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q
from django.db.models.functions import Length

from yuanba.domains.places.models import DoorCode, Place
from yuanba.domains.places.queries.doors import HANGS_AT, hanging_under, without_code
from yuanba.kernel.errors import absent
from yuanba.kernel.paging import Page, page_of
from yuanba.platform.access.public import Actor, check
from yuanba.platform.yards.models import Yard

PAGE, CODES = 50, 20


@dataclass(frozen=True)
class DoorLine:
    """A door: since when its newest code hangs (None: it has none), how many are in use, when the last was revoked."""

    place: Place
    since: datetime | None
    in_use: int
    revoked_at: datetime | None


def places_below(actor: Actor, place: Place, after: str = "") -> Page[Place]:
    """What stands right in a place, 2 before 10; `after` is a page's `more`. Refused as absent."""
    check(actor, "place.manage", place)
    if not after.isprintable():  # PostgreSQL takes no NUL
        raise absent()
    rows = Place.objects.filter(yard=place.yard_id, parent=place.id).annotate(long=Length("path"))
    if after:
        rows = rows.filter(Q(long__gt=len(after)) | Q(long=len(after), path__gt=after))
    return page_of(rows.order_by("long", "path"), lambda one: one.path, PAGE)


def codes_at(actor: Actor, place: Place) -> list[DoorCode]:
    """The last codes of a door, the newest first; refused as absent."""
    check(actor, "place.manage", place)
    return list(DoorCode.objects.filter(yard=place.yard_id, place=place.id).order_by("-issued_at", "-id")[:CODES])


def hangs_at(place: Place) -> bool:
    """Whether a code hangs at such a place."""
    return place.kind in HANGS_AT


def door_lines(actor: Actor, yard: Yard, *, lacking: bool = False, after: str = "") -> Page[DoorLine]:
    """The doors of an estate in order of path, all or those without a code; two statements. Refused as absent."""
    check(actor, "place.manage", yard)
    if not after.isprintable():
        raise absent()
    rows = without_code(yard, yard.path) if lacking else hanging_under(yard, yard.path)
    page = page_of(rows.filter(path__gt=after).order_by("path"), lambda one: one.path, PAGE)
    return page.of(_lines(yard, page.rows))


def _lines(yard: Yard, found: Iterable[Place]) -> list[DoorLine]:
    places = list(found)
    codes: dict[UUID, list[DoorCode]] = {place.id: [] for place in places}
    for code in DoorCode.objects.filter(yard=yard, place__in=list(codes)).order_by("issued_at", "id"):
        codes[code.place_id].append(code)
    return [_line(place, codes[place.id]) for place in places]


def _line(place: Place, codes: list[DoorCode]) -> DoorLine:
    used = [code.issued_at for code in codes if code.revoked_at is None]
    gone = [code.revoked_at for code in codes if code.revoked_at is not None]
    return DoorLine(place, max(used, default=None), len(used), max(gone, default=None))
