"""Renovations: asked for at the own home, read, approved or not, seen before, during and after, closed."""

from datetime import date
from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Header, Router, Schema, Status

from yuanba.domains.cases import public as cases
from yuanba.domains.places import public as places
from yuanba.interfaces.api import shapes
from yuanba.interfaces.api.estates import estate_where
from yuanba.interfaces.api.keys import Key, actor
from yuanba.kernel.errors import Refusal, absent
from yuanba.platform.access.public import REPORTER, Actor, can
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.public import by_code

router = Router()
key = Key()
IdempotencyKey = Annotated[str, Header(alias="Idempotency-Key", min_length=1, max_length=64)]
Version = Annotated[int | None, Field(ge=1, le=2**31 - 1)]
Fen = Annotated[int, Field(ge=0, le=2**31 - 1)]
Several = Annotated[list[str], Field(max_length=20)]
ONE = "/yards/{code}/renovations/{uuid:case_id}"


class Renovation(Schema):
    """What is done where and when, how it stands, and its conditions; `id` is the one of its request. Money in fen."""

    id: UUID
    number: str
    place: str
    state: str
    works: list[str]
    company: str
    starts_on: date
    ends_on: date
    hours: str
    untouchable: list[str]
    advice: str
    reason: str
    deposit_fen: int
    returned_fen: int | None
    version: int
    asked_at: shapes.Moment
    decided_at: shapes.Moment | None
    closed_at: shapes.Moment | None


class Renovations(Schema):
    """One page, the newest first; `more` is the `after` of the next, empty at the end."""

    items: list[Renovation]
    more: str


class Drawing(Schema):
    """A drawing that was handed in, and what was said about it; the picture itself is on the pages."""

    number: int
    untouchable: list[str]
    advice: str
    advised_at: shapes.Moment | None


class Visit(Schema):
    """That somebody went to see it."""

    stage: str
    in_order: bool
    note: str
    at: shapes.Moment


class WholeRenovation(Renovation):
    """A renovation with its drawings, and who came to see it, the newest first."""

    drawings: list[Drawing]
    visits: list[Visit]


class Intends(Schema):
    """What is to be done at a home, written as 3-2-902; `agrees` to the rules of the house."""

    place: str = Field(max_length=120)
    text: str = Field(max_length=20_000)
    works: Several
    starts_on: date
    ends_on: date
    company: str = Field(max_length=200)
    agrees: bool


class Approves(Schema):
    """The conditions; `advice` is told to whoever asked."""

    untouchable: Several = []
    starts_on: date
    ends_on: date
    hours: str = Field(max_length=200)
    deposit_fen: Fen = 0
    advice: str = Field(max_length=20_000)
    version: Version = None


class Refuses(Schema):
    """Why not."""

    reason: str = Field(max_length=20_000)
    version: Version = None


class Visits(Schema):
    """What was found; with `returned_fen` of the deposit it is closed."""

    stage: Literal["before", "during", "after"] = "during"
    in_order: bool
    note: str = Field("", max_length=20_000)
    returned_fen: Fen | None = None
    version: Version = None


class Advises(Schema):
    """What a drawing shows of what must not be touched."""

    untouchable: Several = []
    advice: str = Field(max_length=20_000)


@router.get("/yards/{code}/renovations", response=Renovations, auth=key)
def listed(
    request: HttpRequest,
    code: str,
    of: Literal["", "asked", "approved", "refused", "running", "closed"] = "",
    after: str = "",
) -> dict[str, Any]:
    """Of an estate, for those who decide; `running` is approved and not over."""
    by = actor(request)
    yard = estate_where(by, code, "renovation.advise")
    page = cases.renovations(by, yard, of, after)
    return {"items": [_shown(one, one.case) for one in page.rows], "more": page.more}


@router.post("/yards/{code}/renovations", response={201: Renovation}, auth=key)
def ask(request: HttpRequest, code: str, said: Intends, idempotency_key: IdempotencyKey) -> Status[dict[str, Any]]:
    """Asked for by who lives there, once per key of the header."""
    home = _home(by_code(code), said.place)
    made = cases.ask_renovation(actor=actor(request), home=home, intended=_intended(said), client_key=idempotency_key)
    return Status(201, _shown(made, made.case))


@router.get(ONE, response=WholeRenovation, auth=key)
def one(request: HttpRequest, code: str, case_id: UUID) -> dict[str, Any]:
    """One, for those who decide and for whoever asked."""
    return _whole(actor(request), by_code(code), case_id)


@router.post(f"{ONE}/enter", response=WholeRenovation, auth=key)
def enter(request: HttpRequest, code: str, case_id: UUID, said: Intends) -> dict[str, Any]:
    """To a request told by telephone or at the window, by those who decide; once a request."""
    by, yard = actor(request), by_code(code)
    home = _home(yard, said.place)
    cases.enter_renovation(actor=by, target=cases.Target(yard, case_id), home=home, intended=_intended(said))
    return _whole(by, yard, case_id)


@router.post(f"{ONE}/approve", response=WholeRenovation, auth=key)
def approve(request: HttpRequest, code: str, case_id: UUID, said: Approves) -> dict[str, Any]:
    """Approved with conditions, or decided anew; the request is answered by it."""
    by, yard = actor(request), by_code(code)
    terms = cases.Terms(**said.dict(exclude={"version"}))
    cases.decide_renovation(actor=by, target=cases.Target(yard, case_id), terms=terms, version=said.version)
    return _whole(by, yard, case_id)


@router.post(f"{ONE}/refuse", response=WholeRenovation, auth=key)
def refuse(request: HttpRequest, code: str, case_id: UUID, said: Refuses) -> dict[str, Any]:
    """Not approved, with the reason; the request is answered by it."""
    by, yard = actor(request), by_code(code)
    cases.decide_renovation(actor=by, target=cases.Target(yard, case_id), **said.dict())
    return _whole(by, yard, case_id)


@router.post(f"{ONE}/visit", response=WholeRenovation, auth=key)
def visit(request: HttpRequest, code: str, case_id: UUID, said: Visits) -> dict[str, Any]:
    """Somebody went to see an approved one."""
    by, yard = actor(request), by_code(code)
    cases.visit_renovation(actor=by, target=cases.Target(yard, case_id), **said.dict())
    return _whole(by, yard, case_id)


@router.post(f"{ONE}/drawings/{{int:number}}", response=WholeRenovation, auth=key)
def advise(
    request: HttpRequest, code: str, case_id: UUID, number: Annotated[int, Field(ge=1, le=2**31 - 1)], said: Advises
) -> dict[str, Any]:
    """Something is said about one drawing."""
    by, yard = actor(request), by_code(code)
    cases.advise_drawing(actor=by, target=cases.Target(yard, case_id), number=number, **said.dict())
    return _whole(by, yard, case_id)


def _home(yard: Yard, text: str) -> places.Place:
    home = places.find_place(yard, text)
    if home is None:
        raise Refusal("invalid", fields={"place": "place-unknown"})
    return home


def _intended(said: Intends) -> cases.Intended:
    return cases.Intended(**said.dict(exclude={"place"}))


def _whole(by: Actor, yard: Yard, case_id: UUID) -> dict[str, Any]:
    case = cases.case_to_read(by, yard, case_id)
    story = cases.renovation_of(case)
    if story is None:
        raise absent()
    if REPORTER not in cases.own_roles(by, case) and not can(by, "renovation.advise", story.renovation.home):
        raise absent()
    said, seen = ("number", "untouchable", "advice", "advised_at"), ("stage", "in_order", "note", "at")
    return _shown(story.renovation, case) | {
        "drawings": [{name: getattr(drawing, name) for name in said} for drawing in story.handed],
        "visits": [{name: getattr(visit, name) for name in seen} for visit in story.visits],
    }


PLAIN = (
    *("state", "works", "company", "starts_on", "ends_on", "hours", "untouchable", "advice", "reason"),
    *("deposit_fen", "returned_fen", "version", "decided_at", "closed_at"),
)


def _shown(found: cases.Renovation, case: cases.Case) -> dict[str, Any]:
    named = {"id": case.id, "number": case.code, "place": found.home.label, "asked_at": case.reported_at}
    return {name: getattr(found, name) for name in PLAIN} | named
