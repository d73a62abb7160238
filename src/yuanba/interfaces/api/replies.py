"""Ready replies: read, filled in for a case, written, taken away and taken back."""

from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import override
from ninja import Field, Header, Router, Schema, Status

from yuanba.domains.cases import public as cases
from yuanba.interfaces.api import shapes
from yuanba.interfaces.api.estates import estate_where
from yuanba.interfaces.api.keys import Key, actor
from yuanba.interfaces.readies import LANGUAGES, said, text_in, values_of
from yuanba.kernel.paging import part_of
from yuanba.platform.access.public import can
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.public import by_code

router = Router()
key = Key()
WORKS, WRITE = "case.work", "case.replies"
FIELDS = ("name", "verb", "kind", "state", "text", "text_en")
IdempotencyKey = Annotated[str, Header(alias="Idempotency-Key", min_length=1, max_length=64)]
Verb = Literal["answer", "promise", "note", "resolve", "reopen", "uphold"]
ALL, ONE = "/yards/{code}/replies", "/yards/{code}/replies/{reply_key}"
EXAMPLE: dict[str, Any] = {
    "name": "今天来",
    "verb": "answer",
    "text": "{name}，{butler}今天来看“{matter}”。",
}


class ReplyWords(Schema):
    """For which verb and – where they are named – which kind and state; places stand between braces."""

    name: str = Field(max_length=40)
    verb: Verb
    kind: shapes.Kind = ""
    state: str = Field("", max_length=20)
    text: str = Field(max_length=1000, description="Places: {name} {number} {matter} {place} {promised} {answer_by} …")
    text_en: str = Field("", max_length=1000)

    model_config = {"json_schema_extra": {"examples": [EXAMPLE]}}


class Reply(ReplyWords):
    """A ready reply; `is_preset` as the product brings it, without a version until the estate changes it."""

    key: str
    is_preset: bool
    version: int | None


class Replies(Schema):
    """One page, by verb, the estate's own first; `more` is the `after` of the next, empty at the end."""

    items: list[Reply]
    more: str


class Rewrites(ReplyWords):
    """The words anew; `version` is the one that was read."""

    version: Annotated[int, Field(ge=1, le=2**31 - 1)] | None = None


class Offered(Schema):
    """Whether a reply of this key is on offer now."""

    key: str
    offered: bool


class Filled(Schema):
    """A reply as it reads for a case; `missing` are places that nothing is known for: gaps to write in."""

    key: str
    verb: Verb
    name: str
    text: str
    missing: list[str]


@router.get(ALL, response=Replies, auth=key, summary="The ready replies")
def listed(request: HttpRequest, code: str, after: str = "") -> dict[str, Any]:
    """The estate's own, and those of the product that it has not changed or taken away."""
    yard = estate_where(actor(request), code, WORKS)
    page = part_of(cases.replies_of(yard), lambda one: one.key, after)
    return {"items": [_shown(one) for one in page.rows], "more": page.more}


@router.post(ALL, response={201: Reply}, auth=key, summary="A new reply")
def write(request: HttpRequest, code: str, said: ReplyWords, idempotency_key: IdempotencyKey) -> Status[dict[str, Any]]:
    """Once per key of the header; 200 at most an estate."""
    return Status(201, _written(request, code, "", cases.Reply(**said.dict()), None, idempotency_key))


@router.get(ONE, response=Reply, auth=key, summary="One reply")
def one(request: HttpRequest, code: str, reply_key: str) -> dict[str, Any]:
    """By its key in the list."""
    return _shown(cases.ready_reply(estate_where(actor(request), code, WORKS), reply_key))


@router.post(ONE, response=Reply, auth=key, summary="A reply written anew")
def rewrite(
    request: HttpRequest, code: str, reply_key: str, said: Rewrites, idempotency_key: IdempotencyKey
) -> dict[str, Any]:
    """One of the product becomes the estate's own and gets a key of its own. Refused as `reply-stale`."""
    reply = cases.Reply(**said.dict(exclude={"version"}))
    return _written(request, code, reply_key, reply, said.version, idempotency_key)


@router.post(f"{ONE}/{{verb}}", response=Offered, auth=key, summary="A reply taken away, or taken back")
def retire(request: HttpRequest, code: str, reply_key: str, verb: Literal["retire", "back"]) -> dict[str, Any]:
    """`back` makes one of the product as it was; done before, nothing changes."""
    by = actor(request)
    yard = estate_where(by, code, WRITE)
    cases.retire_reply(actor=by, yard=yard, key=reply_key, back=verb == "back")
    return {"key": reply_key, "offered": any(one.key == reply_key for one in cases.replies_of(yard))}


@router.get("/yards/{code}/cases/{uuid:case_id}/replies", response=list[Filled], auth=key, summary="Filled for a case")
def filled(
    request: HttpRequest, code: str, case_id: UUID, verb: Literal["", Verb] = "", language: Literal["zh", "en"] = "zh"
) -> list[dict[str, Any]]:
    """What fits the case as it stands and may be said by whoever asks; nothing is written down."""
    by = actor(request)
    case = cases.case_to_read(by, by_code(code), case_id)
    may = [one for one in cases.states.verbs_in(case.state) if can(by, f"case.{one}", case) and verb in ("", one)]
    with override(LANGUAGES[language == "en"]):
        ready = [one for found in cases.replies_for(case.yard, case.kind, case.state, may).values() for one in found]
        values = values_of(by, case, language) if ready else {}
        return [_filled(one, values, language) for one in ready]


def _filled(one: cases.Ready, values: dict[str, str], language: str) -> dict[str, Any]:
    reply = said(one)
    text, missing = cases.replies.fill(text_in(reply, language), values)
    return {"key": one.key, "verb": reply.verb, "name": reply.name, "text": text, "missing": missing}


def _written(
    request: HttpRequest, code: str, of: str, reply: cases.Reply, seen: int | None, client_key: str
) -> dict[str, Any]:
    by = actor(request)
    yard: Yard = estate_where(by, code, WRITE)
    row = cases.write_reply(actor=by, yard=yard, reply=reply, key=of, seen=seen, client_key=client_key)
    return _shown(cases.ready_reply(yard, str(row.id)))


def _shown(one: cases.Ready) -> dict[str, Any]:
    reply = said(one)
    told = {name: getattr(reply, name) for name in FIELDS}
    return told | {"key": one.key, "is_preset": one.is_preset, "version": one.row.version if one.row else None}
