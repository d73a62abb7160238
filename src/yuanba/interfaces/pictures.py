"""Handing out pictures: a case's to whoever may read the case, a badge's to whoever may see the badge."""

from uuid import UUID

from django.http import FileResponse, HttpRequest
from django.views.decorators.http import require_safe

from yuanba.domains.cases import public as cases
from yuanba.domains.people.public import badge_photo
from yuanba.domains.places.public import criterion_photo
from yuanba.interfaces.asking import actor_of
from yuanba.interfaces.uploads import opened_one
from yuanba.kernel.errors import absent
from yuanba.platform.access.public import Actor, can
from yuanba.platform.files.public import THUMBNAILS, StoredFile, path_of
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.public import by_code


def send(actor: Actor, case: cases.Case, photo_id: UUID, side: int) -> FileResponse:
    """One picture of the case, to the reporter only those before and after; refused as absent."""
    photo = cases.Photo.objects.filter(yard=case.yard, case=case, id=photo_id).select_related("file").first()
    if photo is None or photo.stage not in stages_for(actor, case) or not cases.privacy.shows(actor, case, photo.id):
        raise absent()
    return _file(case.yard, photo.file, side)


def stages_for(actor: Actor, case: cases.Case) -> tuple[str, ...]:
    """What of a case's pictures this reader may see: staff also what was taken on the way, whoever handles it also
    what neighbours sent who joined."""
    if not can(actor, "case.read", case):
        return ("before", "after")
    of_neighbours = (cases.vocabulary.OF_NEIGHBOUR,) if cases.privacy.reads_private(actor, case) else ()
    return ("before", "after", "evidence", *of_neighbours)


def _file(yard: Yard, stored: StoredFile, side: int) -> FileResponse:
    path = path_of(yard.id, stored.digest, side)
    if side not in (0, *THUMBNAILS) or not path.exists():
        raise absent()
    file = path.open("rb")
    response = FileResponse(file, content_type="image/jpeg")
    response.headers["Cache-Control"] = "private, max-age=86400"
    return response


def of_stored(yard: Yard, stored: StoredFile, side: int) -> FileResponse:
    """A picture whose reader was checked; kept nowhere on the way."""
    answer = _file(yard, stored, side)
    answer.headers["Cache-Control"] = "no-store"
    return answer


@require_safe
def of_form(request: HttpRequest, seal: str) -> FileResponse:
    """A picture on its way: to whoever was given its sealed address on the page where it is looked at."""
    yard_id, photo_id = opened_one(seal)
    stored = StoredFile.objects.select_related("yard").filter(yard=yard_id, id=photo_id).first()
    if stored is None or cases.privacy.is_covered_file(stored.yard, stored.id):
        raise absent()
    return _file(stored.yard, stored, THUMBNAILS[0])


@require_safe
def of_case(request: HttpRequest, code: str, case_id: UUID, photo_id: UUID, side: int) -> FileResponse:
    """For those signed in."""
    actor = actor_of(request)
    return send(actor, cases.case_to_read(actor, by_code(code), case_id), photo_id, side)


@require_safe
def of_token(request: HttpRequest, code: str, token: str, photo_id: UUID, side: int) -> FileResponse:
    """For whoever holds the case's token."""
    case, reporter = cases.case_by_token(by_code(code), token)
    return send(reporter, case, photo_id, side)


@require_safe
def of_badge(request: HttpRequest, code: str, post_id: UUID, side: int) -> FileResponse:
    """The photograph of who holds a post."""
    yard = by_code(code)
    return _file(yard, badge_photo(actor_of(request), yard, post_id), side)


@require_safe
def of_criterion(request: HttpRequest, code: str, key: str, side: int) -> FileResponse:
    """The evidence of how complete a community is, for everybody."""
    yard = by_code(code)
    return _file(yard, criterion_photo(yard, key), side)


def of_signature(actor: Actor, yard: Yard, dispute_id: UUID, signature_id: UUID, side: int) -> FileResponse:
    """How a party of a dispute signed, for those in the dispute; kept nowhere on the way."""
    return of_stored(yard, cases.signature_picture(actor, yard, dispute_id, signature_id), side)
