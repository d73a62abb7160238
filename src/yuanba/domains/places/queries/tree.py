"""Reading the map. What a door shows before anybody signed in is public: nothing is narrowed by right."""

from collections.abc import Iterable
from uuid import UUID

import segno
from django.db.models import Count, Q

from yuanba.domains.places.models import Division, DoorCode, ImportBatch, Place, Profile
from yuanba.domains.places.rules import is_token
from yuanba.kernel.errors import Refusal, absent, register
from yuanba.kernel.memory import Kept
from yuanba.kernel.paging import PAGE, Page
from yuanba.kernel.paths import above
from yuanba.kernel.text import clean
from yuanba.platform.access.public import Actor, anywhere, visible, within
from yuanba.platform.yards.models import Yard

register(
    "door-unknown",
    404,
    "This code is no longer in use. Please scan the one at the next door, or call your property company.",
)


def place_of_door(yard: Yard, token: str) -> Place:
    """The place a door code hangs at. Refused: `door-unknown`."""
    if not is_token(token):
        raise Refusal("door-unknown")
    door = DoorCode.objects.filter(yard=yard, token=token, revoked_at=None).select_related("place").first()
    if door is None:
        raise Refusal("door-unknown")
    found: Place = door.place
    found.yard = yard
    return found


def place(yard: Yard, place_id: UUID) -> Place:
    """A place of a yard; refused as absent."""
    found = Place.objects.filter(yard=yard, id=place_id).first()
    if found is None:
        raise absent()
    found.yard = yard
    return found


_roots: Kept[Place] = Kept(seconds=60)


def root(yard: Yard) -> Place:
    """The yard itself as a place, to be read only. Kept in memory for a minute: every report by a program asks."""
    return _roots.get(yard.id, lambda: _root(yard))


def _root(yard: Yard) -> Place:
    found = Place.objects.get(yard=yard, path=yard.path)
    found.yard = yard
    return found


def profile(yard: Yard) -> Profile:
    """What the yard is."""
    return Profile.objects.select_related("division").get(yard=yard)


def profiles(yard_ids: Iterable[UUID]) -> dict[UUID, Profile]:
    """Profiles by yard id, with their yards."""
    rows = Profile.objects.filter(yard_id__in=list(yard_ids)).select_related("yard")
    return {row.yard_id: row for row in rows}


def estates_of_company(company: str) -> list[Profile]:
    """The estates that a company looks after, in order of path, at most 1,000; none of no company."""
    rows = Profile.objects.filter(company=company, yard__kind=Yard.Kind.ESTATE).select_related("yard")
    return list(rows.order_by("yard__path")[:1000]) if company else []


def places_to_choose(yard: Yard, under: tuple[str, ...] = ()) -> list[Place]:
    """Everything but single homes, in order of path: what is offered where nobody scanned a code."""
    rows = Place.objects.filter(yard=yard).exclude(kind__in=["home", "room"])
    if under:
        rows = rows.filter(within(under))
    return list(rows.order_by("path")[:500])


def find_place(yard: Yard, text: str) -> Place | None:
    """By path below the yard, else by label, else (no bare number) by name: 3-1-902, 商场107门市. None: not one."""
    text = clean(text)
    tail = "/".join(part for part in text.replace("－", "-").replace(" ", "-").split("-") if part)
    ways = [{"path": f"{yard.path}/{tail}"}, {"label": text}, *([] if text.isdecimal() else [{"name": text}])]
    found = next(filter(None, (list(Place.objects.filter(yard=yard, **way)[:2]) for way in ways)), [])
    if len(found) != 1:
        return None
    found[0].yard = yard
    return found[0]


def estates_under(prefixes: tuple[str, ...]) -> list[Yard]:
    """The estates at or below the paths, in order of path, at most 1,000."""
    rows = Yard.objects.filter(within(prefixes), kind=Yard.Kind.ESTATE)
    return list(rows.order_by("path")[:1000])


def estates_to_choose() -> list[Profile]:
    """The estates there are, in order of path, at most 1,000."""
    rows = Profile.objects.filter(yard__kind=Yard.Kind.ESTATE).select_related("yard")
    return list(rows.order_by("yard__path")[:1000])


def estates_page(actor: Actor, after: str, size: int) -> list[Profile]:
    """The estates whoever founds yards sees, in order of path after one; refused as absent."""
    if not anywhere(actor, "place.found"):
        raise absent()
    rows = Profile.objects.filter(visible(actor, "place.found", "yard__path"), yard__kind=Yard.Kind.ESTATE)
    return list(rows.filter(yard__path__gt=after).select_related("yard", "division").order_by("yard__path")[:size])


def estate_called(text: str) -> Yard | None:
    """The estate of this name or code; None where that is not one."""
    said = clean(text)[:120]
    return _only(Q(name=said) | Q(name_en__iexact=said) | Q(yard__code=said.upper())) if said else None


def estate_beginning(text: str) -> Yard | None:
    """The estate of this name or code, or the only one whose name begins so; None where that is not one."""
    said = clean(text)[:120]
    begins = Q(name__startswith=said) | Q(name_en__istartswith=said)
    return estate_called(said) or (_only(begins) if len(said) > 1 else None)


def _only(named: Q) -> Yard | None:
    found = list(Profile.objects.filter(named, yard__kind=Yard.Kind.ESTATE).select_related("yard")[:2])
    return found[0].yard if len(found) == 1 else None


def division_of(path: str) -> Division | None:
    """The lowest division on a path."""
    return Division.objects.filter(path__in=above(path)).order_by("-path").first()


def divisions_over(yards: Iterable[Yard], level: str) -> dict[UUID, Division]:
    """The division of a level that each yard lies in, by its id; what lies in none is left out. One statement."""
    ways = {yard.id: above(yard.path) for yard in yards}
    rows = Division.objects.filter(level=level, path__in={path for way in ways.values() for path in way})
    found = {row.path: row for row in rows}
    return {yard_id: found[path] for yard_id, way in ways.items() for path in way if path in found}


def door_image(url: str) -> str:
    """The QR code of an address as SVG text (error correction M), without fixed size."""
    return str(segno.make(url, error="m").svg_inline(omitsize=True, border=2))


def batches(yard: Yard, *, digest: str = "", after: str = "") -> Page[ImportBatch]:
    """The imports of a yard, the newest first; `digest` leaves those of one file, `after` is a page's `more`."""
    rows = ImportBatch.objects.filter(yard=yard)
    if digest:
        rows = rows.filter(digest=digest)
    if after:
        rows = rows.filter(number__lt=number_of(after))
    found = list(rows.order_by("-number")[: PAGE + 1])
    for row in found:
        row.yard = yard
    return Page(found[:PAGE], str(found[PAGE - 1].number) if len(found) > PAGE else "")


def number_of(text: str) -> int:
    """A number as a page's key; refused as absent where somebody made it up."""
    if not (text.isascii() and text.isdecimal() and len(text) < 9):
        raise absent()
    return int(text)


def counted(yard: Yard) -> dict[str, int]:
    """How many places of each kind stand in a yard."""
    rows = Place.objects.filter(yard=yard).values("kind").order_by()
    return {row["kind"]: row["count"] for row in rows.annotate(count=Count("id"))}
