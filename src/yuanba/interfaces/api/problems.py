"""The ledger of problems: read, put on it, a measure set, said to be done, verified by somebody else."""

from datetime import date
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Field, Header, Router, Schema, Status

from yuanba.domains.cases import public as cases
from yuanba.interfaces.api import shapes
from yuanba.interfaces.api.keys import Key, actor
from yuanba.interfaces.naming import estate_named
from yuanba.kernel.errors import absent
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.public import by_code, by_id

router = Router()
key = Key()
IdempotencyKey = Annotated[str, Header(alias="Idempotency-Key", min_length=1, max_length=64)]
FieldOf = Literal["contract", "service", "team", "innovation", "upgrade"]


class Problem(Schema):
    """A problem of the ledger: what it is, who does what by when, how it stands."""

    number: int
    code: str
    field: str
    title: str
    text: str
    source: str
    company: str
    estate: str
    state: str
    responsible: str
    measure: str
    due_on: date | None
    version: int
    entered_at: shapes.Moment
    solved_at: shapes.Moment | None


class Problems(Schema):
    """One page of the ledger; `more` is the `after` of the next, empty at the end."""

    items: list[Problem]
    more: str


class Enters(Schema):
    """What is put on the ledger; `cases` are numbers of requests it was seen in, `estate` the code of an estate below.

    Only an office names an estate.
    """

    field: FieldOf
    title: str = Field(max_length=200)
    text: str = Field(max_length=20_000)
    source: str
    company: str = Field("", max_length=200)
    estate: str = Field("", max_length=16)
    cases: list[Annotated[int, Field(ge=1, le=2**31 - 1)]] = Field([], max_length=50)


class ProblemStep(Schema):
    """What is done to it: `measure` takes responsible, text and due_on; the others the text."""

    text: str = Field("", max_length=20_000)
    responsible: str = Field("", max_length=200)
    due_on: date | None = None
    version: int | None = Field(None, ge=1, le=2**31 - 1)


@router.get("/yards/{code}/problems", response=Problems, auth=key)
def listed(
    request: HttpRequest, code: str, field: str = "", state: str = "", company: str = "", after: str = ""
) -> dict[str, Any]:
    """The newest first; `state` may be open or late."""
    if field not in ("", *cases.ledger.FIELDS) or state not in ("", "open", "late", *cases.ledger.STATES):
        raise absent()
    narrow = {"field": field, "state": state, "company": company}
    page = cases.problems(actor(request), by_code(code), **narrow, after=after)
    return {"items": [_shown(one) for one in page.rows], "more": page.more}


@router.post("/yards/{code}/problems", response={201: Problem}, auth=key)
def enter(request: HttpRequest, code: str, said: Enters, idempotency_key: IdempotencyKey) -> Status[dict[str, Any]]:
    """Put on the ledger, once per key of the header."""
    estate, seen = estate_named(said.estate), tuple(said.cases)
    entry = cases.Entry(said.field, said.title, said.text, said.source, said.company, estate, seen)
    made = cases.enter_problem(actor=actor(request), yard=by_code(code), entry=entry, client_key=idempotency_key)
    return Status(201, _shown(made))


@router.get("/yards/{code}/problems/{int:number}", response=Problem, auth=key)
def one(request: HttpRequest, code: str, number: int) -> dict[str, Any]:
    """One problem."""
    return _shown(cases.problem_story(actor(request), by_code(code), number).problem)


@router.post("/yards/{code}/problems/{int:number}/{verb}", response=Problem, auth=key)
def act(
    request: HttpRequest, code: str, number: int, verb: Literal["measure", "done", "verify", "back"], said: ProblemStep
) -> dict[str, Any]:
    """Who does what by when; dealt with; solved, or not yet, as somebody else saw it."""
    yard, by = by_code(code), actor(request)
    return _shown(_done(by, yard, number, verb, said))


def _done(by: Actor, yard: Yard, number: int, verb: str, said: ProblemStep) -> cases.Problem:
    if verb == "measure":
        measure = cases.Measure(said.responsible, said.text, said.due_on)
        return cases.set_measure(actor=by, yard=yard, number=number, measure=measure, version=said.version)
    if verb == "done":
        return cases.say_problem_done(actor=by, yard=yard, number=number, text=said.text, version=said.version)
    return cases.verify_problem(
        actor=by, yard=yard, number=number, solved=verb == "verify", text=said.text, version=said.version
    )


def _shown(one: cases.Problem) -> dict[str, Any]:
    names = ("number", "code", "field", "title", "text", "source", "company", "state", "responsible", "measure")
    shown = {name: getattr(one, name) for name in (*names, "due_on", "version", "entered_at", "solved_at")}
    return shown | {"estate": by_id(one.estate).code if one.estate else ""}
