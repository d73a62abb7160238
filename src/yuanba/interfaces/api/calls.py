"""Calls 倡议 that companies and estates sign: read by any program, written and taken back by who may."""

from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Field, Header, Router, Schema, Status

from yuanba.domains.cases import public as cases
from yuanba.interfaces.api import shapes
from yuanba.interfaces.api.keys import Key, actor
from yuanba.platform.yards.public import by_code

router = Router()
key = Key()
IdempotencyKey = Annotated[str, Header(alias="Idempotency-Key", min_length=1, max_length=64)]
Number = Annotated[int, Field(ge=1, le=2**31 - 1)]


class Call(Schema):
    """A call: its words in both languages, who calls, until when it stood."""

    number: int
    title: str
    title_en: str
    text: str
    text_en: str
    issuer: str
    made_at: shapes.Moment
    withdrawn_at: shapes.Moment | None


class CallLine(Call):
    """The same with how many stand by it today."""

    signed: int


class Calls(Schema):
    """One page, the newest first; `more` is the `after` of the next, empty at the end."""

    items: list[CallLine]
    more: str


class Signer(Schema):
    """Who stands by a call, or stood by it until a day."""

    name: str
    kind: str
    signed_at: shapes.Moment
    withdrawn_at: shapes.Moment | None


class Signed(Call):
    """A call, how many stand by it, a page of who signed; `more` is the `after` of the next, empty at the end."""

    signed: int
    signers: list[Signer]
    more: str


class CallsFor(Schema):
    """What is called for."""

    title: str = Field(max_length=200)
    text: str = Field(max_length=20_000)
    issuer: str = Field(max_length=200)
    title_en: str = Field("", max_length=200)
    text_en: str = Field("", max_length=20_000)


class SignsOn(Schema):
    """The estate that signs, by its code, and whether for itself or for its company."""

    estate: str = Field(max_length=16)
    kind: Literal["estate", "company"]

    model_config = {"json_schema_extra": {"examples": [{"estate": "JG", "kind": "estate"}]}}


@router.get("/yards/{code}/calls", response=Calls, auth=key)
def listed(request: HttpRequest, code: str, after: str = "") -> dict[str, Any]:
    """What a yard called for, what was taken back among it."""
    page = cases.made_calls(by_code(code), after=after)
    return {"items": [_shown(one.call) | {"signed": one.signed} for one in page.rows], "more": page.more}


@router.post("/yards/{code}/calls", response={201: Call}, auth=key)
def make(request: HttpRequest, code: str, said: CallsFor, idempotency_key: IdempotencyKey) -> Status[dict[str, Any]]:
    """Out, once per key of the header."""
    by, yard = actor(request), by_code(code)
    return Status(201, _shown(cases.make_call(actor=by, yard=yard, client_key=idempotency_key, **said.dict())))


@router.get("/yards/{code}/calls/{int:number}", response=Signed, auth=key)
def one(request: HttpRequest, code: str, number: Number, after: str = "") -> dict[str, Any]:
    """One call with who stands by it, the first first."""
    return _signed(code, number, after)


@router.post("/yards/{code}/calls/{int:number}/sign", response=Signed, auth=key, summary="Stand by a call")
def sign(request: HttpRequest, code: str, number: Number, said: SignsOn) -> dict[str, Any]:
    """By the name in the profile of the estate. Refused: `signed-on-already`."""
    return _sign(request, code, number, said, withdraw=False)


@router.post("/yards/{code}/calls/{int:number}/unsign", response=Signed, auth=key, summary="Stand by it no longer")
def unsign(request: HttpRequest, code: str, number: Number, said: SignsOn) -> dict[str, Any]:
    """By who signed; the name stays with its days. Absent where nothing of the caller's stands."""
    return _sign(request, code, number, said, withdraw=True)


def _sign(request: HttpRequest, code: str, number: int, said: SignsOn, *, withdraw: bool) -> dict[str, Any]:
    by, yard, signing = actor(request), by_code(code), by_code(said.estate)
    cases.sign_call(actor=by, yard=yard, number=number, signing=signing, kind=said.kind, withdraw=withdraw)
    return _signed(code, number)


def _signed(code: str, number: int, after: str = "") -> dict[str, Any]:
    found = cases.call_of(by_code(code), number, after=after)
    names = ("name", "kind", "signed_at", "withdrawn_at")
    signers = [{name: getattr(signer, name) for name in names} for signer in found.signers.rows]
    return _shown(found.call) | {"signed": found.standing, "signers": signers, "more": found.signers.more}


@router.post("/yards/{code}/calls/{int:number}/withdraw", response=Call, auth=key)
def withdraw(request: HttpRequest, code: str, number: Number) -> dict[str, Any]:
    """Taken back; who signed stays written down."""
    return _shown(cases.withdraw_call(actor=actor(request), yard=by_code(code), number=number))


def _shown(call: cases.Call) -> dict[str, Any]:
    names = ("number", "title", "title_en", "text", "text_en", "issuer", "made_at", "withdrawn_at")
    return {name: getattr(call, name) for name in names}
