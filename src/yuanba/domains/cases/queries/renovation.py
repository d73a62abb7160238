"""A renovation with its drawings and visits."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from yuanba.domains.cases.access import own_roles
from yuanba.domains.cases.models import Case, Drawing, HandedDrawing, Renovation, RenovationVisit, Signature
from yuanba.domains.people.public import TENURE_ROLES
from yuanba.domains.places.public import Place
from yuanba.kernel.errors import absent
from yuanba.kernel.paths import covers
from yuanba.platform.access.public import Actor, check
from yuanba.platform.yards.models import Yard


@dataclass(frozen=True)
class RenovationStory:
    """What was told, the visits, the newest first, and the drawings that were handed in."""

    renovation: Renovation
    visits: list[RenovationVisit]
    handed: list[HandedDrawing]


def renovation_of(case: Case) -> RenovationStory | None:
    """The renovation of a case that was let in already."""
    found = Renovation.objects.select_related("home").filter(yard=case.yard, case=case).first()
    if found is None:
        return None
    visits = RenovationVisit.objects.filter(yard=case.yard, renovation=found).order_by("-id")[:50]
    found.case = case
    handed = HandedDrawing.objects.filter(yard=case.yard, renovation=found).order_by("number")[:50]
    return RenovationStory(found, list(visits), list(handed))


def handed_picture(actor: Actor, yard: Yard, drawing_id: UUID) -> Any:
    """A drawing that was handed in: for staff, and for whoever handed it in; refused as absent."""
    rows = HandedDrawing.objects.select_related("file", "renovation__case", "renovation__home")
    found = rows.filter(yard=yard, id=drawing_id).first()
    if found is None:
        raise absent()
    if not own_roles(actor, found.renovation.case):
        check(actor, "renovation.advise", found.renovation.home)
    return found.file


def drawings_for(home: Place) -> list[Drawing]:
    """The drawings of a home: its own, then those of its unit and building."""
    rows = Drawing.objects.select_related("place").filter(yard=home.yard).order_by("-at", "id")[:500]
    found = [one for one in rows if covers(one.place.path, home.path)]
    return sorted(found, key=lambda one: -len(one.place.path))


def drawing_picture(actor: Actor, yard: Yard, drawing_id: UUID) -> Any:
    """The stored picture: for staff, and for who lives below its place; refused as absent."""
    drawing = Drawing.objects.select_related("place", "file").filter(yard=yard, id=drawing_id).first()
    if drawing is None:
        raise absent()
    own = (one for one in actor.grants if one.yard == yard.id and one.role in TENURE_ROLES)
    lives = any(covers(drawing.place.path, one.path) for one in own)
    if not lives:
        check(actor, "renovation.advise", drawing.place)
    return drawing.file


def kept_pictures(yard: Yard) -> set[UUID]:
    """The stored pictures of drawings, kept and handed in, and of signatures, so that nobody sweeps them away."""
    drawings = Drawing.objects.filter(yard=yard).values_list("file_id", flat=True)
    handed = HandedDrawing.objects.filter(yard=yard).values_list("file_id", flat=True)
    signatures = Signature.objects.filter(yard=yard, picture__isnull=False).values_list("picture_id", flat=True)
    return {key for key in (*drawings, *handed, *signatures) if key}
