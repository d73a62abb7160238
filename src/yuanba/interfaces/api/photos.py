"""Photographs of a case: hung on it with a note or with what was done, listed, and handed out as its page does."""

from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import FileResponse, HttpRequest
from ninja import Field, File, Form, Router, Schema
from ninja.files import UploadedFile

from yuanba.domains.cases import public as cases
from yuanba.interfaces import pictures
from yuanba.interfaces.api import shapes
from yuanba.interfaces.api.keys import Key, actor
from yuanba.interfaces.asking import count_upload, count_word
from yuanba.interfaces.judging import check_judge
from yuanba.interfaces.uploads import stored_photos
from yuanba.kernel.errors import absent
from yuanba.platform.access.public import Actor, can
from yuanba.platform.yards.public import by_code

router = Router()
key = Key()
OF_CASE, OF_TOKEN = "/yards/{code}/cases/{uuid:case_id}/photos", "/follow/{code}/{token}/photos"
Sent = Annotated[list[UploadedFile], File(description="Pictures; kept re-encoded, without what the camera wrote.")]


class CasePhoto(Schema):
    """As it was (`before`), as it is now (`after`), `evidence` on the way, `neighbour` of one who joined.

    `covered` is out of public view.
    """

    id: UUID
    stage: str
    at: shapes.Moment
    covered: bool


class CasePhotos(Schema):
    """The pictures of a case that the caller may see, the first first, at most sixty."""

    items: list[CasePhoto]


class HangsPhotos(Schema):
    """With which words, and whether as a note on the way or as what solved it; `version` and `key` as elsewhere."""

    verb: Literal["note", "resolve"] = "note"
    text: str = Field(max_length=20_000)
    public: bool = True
    version: int | None = Field(None, ge=1, le=2**31 - 1)
    key: str = Field("", max_length=64)


class SendsPhotos(Schema):
    """Own words beside the pictures, if any; `key` makes a repeat harmless."""

    text: str = Field("", max_length=20_000)
    key: str = Field("", max_length=64)


@router.get(OF_CASE, response=CasePhotos, auth=key, summary="The pictures of a case")
def listed(request: HttpRequest, code: str, case_id: UUID) -> dict[str, Any]:
    """For those who may read it."""
    by = actor(request)
    return _shown(by, cases.case_to_read(by, by_code(code), case_id))


@router.post(OF_CASE, response=CasePhotos, auth=key, summary="Hang pictures on a case")
def hang(request: HttpRequest, code: str, case_id: UUID, said: Form[HangsPhotos], photos: Sent) -> dict[str, Any]:
    """With a note, or with what solved it; multipart. Refused: `photos-many`, `picture-too-large`, as the verb is."""
    by, yard = actor(request), by_code(code)
    case = cases.case_to_read(by, yard, case_id)
    if not can(by, f"case.{said.verb}", case):
        raise absent()  # before any picture is kept
    target = cases.Target(yard, case_id, said.version, said.key)
    kept = stored_photos(request, yard, "photos")
    if said.verb == "resolve":
        done = cases.resolve(actor=by, target=target, text=said.text, after=kept)
    else:
        done = cases.note(actor=by, target=target, text=said.text, photos=kept, public=said.public)
    return _shown(by, done)


@router.get(f"{OF_CASE}/{{uuid:photo_id}}", auth=key, summary="One picture")
def one(request: HttpRequest, code: str, case_id: UUID, photo_id: UUID, side: int = 0) -> FileResponse:
    """As JPEG; `side` is the longest side of a thumbnail, 160 or 480; 0 the whole."""
    by = actor(request)
    return _sent(by, cases.case_to_read(by, by_code(code), case_id), photo_id, side)


@router.get(OF_TOKEN, response=CasePhotos, summary="The pictures of one's own case")
def own(request: HttpRequest, code: str, token: str) -> dict[str, Any]:
    """By the secret that came with it: those before and after."""
    case, reporter = cases.case_by_token(by_code(code), token)
    return _shown(reporter, case)


@router.post(OF_TOKEN, response=CasePhotos, summary="Send pictures to one's own case")
def send(request: HttpRequest, code: str, token: str, said: Form[SendsPhotos], photos: Sent) -> dict[str, Any]:
    """For those who handle it; multipart."""
    case, reporter = cases.case_by_token(by_code(code), token)
    check_judge(request, case)
    count_word(case)
    count_upload(request)
    target = cases.Target(case.yard, case.id, None, said.key)
    kept = stored_photos(request, case.yard, "photos")
    return _shown(reporter, cases.messaging.say_more(actor=reporter, target=target, text=said.text, photos=kept))


@router.get(f"{OF_TOKEN}/{{uuid:photo_id}}", summary="One picture of one's own case")
def own_one(request: HttpRequest, code: str, token: str, photo_id: UUID, side: int = 0) -> FileResponse:
    """As JPEG."""
    case, reporter = cases.case_by_token(by_code(code), token)
    return _sent(reporter, case, photo_id, side)


def _sent(by: Actor, case: cases.Case, photo_id: UUID, side: int) -> FileResponse:
    answer = pictures.send(by, case, photo_id, side)
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def _shown(by: Actor, case: cases.Case) -> dict[str, Any]:
    story, stages = cases.story(by, case), pictures.stages_for(by, case)
    rows = [one for one in story.photos if one.stage in stages]
    return {"items": [{"id": p.id, "stage": p.stage, "at": p.at, "covered": p.id in story.covered} for p in rows]}
