"""Joint meetings: called over problems of the ledger or over a whole choice of them, read, their decisions written."""

from datetime import date
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Field, Header, Router, Schema, Status

from yuanba.domains.cases import public as cases
from yuanba.interfaces.api import shapes
from yuanba.interfaces.api.keys import Key, actor
from yuanba.interfaces.api.problems import FieldOf
from yuanba.kernel.paging import part_of
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.public import by_code

router = Router()
key = Key()
IdempotencyKey = Annotated[str, Header(alias="Idempotency-Key", min_length=1, max_length=64)]
Number = Annotated[int, Field(ge=1, le=2**31 - 1)]
ALL = "/yards/{code}/meetings"
ONE = f"{ALL}/{{int:number}}"


class Meeting(Schema):
    """A joint meeting: when, where, who comes."""

    number: int
    code: str
    title: str
    day: date
    where: str
    who: str
    called_at: shapes.Moment


class Meetings(Schema):
    """One page, the one called last first; `more` is the `after` of the next, empty at the end."""

    items: list[Meeting]
    more: str


class AgendaLine(Schema):
    """A problem on the agenda, how it stands, and what was decided about it."""

    order: int
    problem: int
    code: str
    title: str
    field: str
    state: str
    outcome: str
    minuted_at: shapes.Moment | None


class WholeMeeting(Meeting):
    """A meeting with a page of its agenda; `count` are all items, `more` is the `after` of the next page."""

    count: int
    items: list[AgendaLine]
    more: str


class ProblemChoice(Schema):
    """All that is open of a field, a company, or is late; `count` how many the caller was told there are."""

    count: int = Field(ge=1, le=2**31 - 1)
    field: FieldOf | Literal[""] = ""
    state: Literal["open", "late", "entered", "under-way", "done"] = "open"
    company: str = Field("", max_length=200)


class TakenFrom(Schema):
    """A line of an estate's own ledger, by the code of the estate and its number."""

    estate: str = Field(max_length=16)
    number: Number


class CallsMeeting(Schema):
    """What is called: over single `problems`, over a whole `choice`, and over what is taken up `of_estates` below."""

    title: str = Field(max_length=200)
    day: date
    where: str = Field("", max_length=200)
    who: str = Field("", max_length=2000)
    problems: list[Number] = Field([], max_length=200)
    choice: ProblemChoice | None = None
    of_estates: list[TakenFrom] = Field([], max_length=40)

    model_config = {"json_schema_extra": {"examples": [{"title": "联席会", "day": "2099-12-31", "problems": [1]}]}}


class DecidesMeasure(Schema):
    """Who does what by when."""

    responsible: str = Field(max_length=200)
    text: str = Field(max_length=20_000)
    due_on: date


class Decides(Schema):
    """What was decided about one problem of the agenda; with a `measure`, that is set in the ledger too."""

    problem: Number
    outcome: str = Field(max_length=20_000)
    measure: DecidesMeasure | None = None


class OpenProblems(Schema):
    """How many problems of a choice are not solved, and how many an agenda holds at most."""

    count: int
    most: int


@router.get(ALL, response=Meetings, auth=key, summary="The joint meetings")
def listed(request: HttpRequest, code: str, after: str = "") -> dict[str, Any]:
    """Of a yard, for those who read its ledger."""
    page = cases.meetings(actor(request), by_code(code), after=after)
    return {"items": [_shown(one) for one in page.rows], "more": page.more}


@router.get(f"{ALL}/open", response=OpenProblems, auth=key, summary="How many one agenda would take")
def count_open(
    request: HttpRequest,
    code: str,
    field: FieldOf | Literal[""] = "",
    state: Literal["open", "late", "entered", "under-way", "done"] = "open",
    company: str = "",
) -> dict[str, Any]:
    """Of this choice; to be said as `count` where a meeting is called over all of it."""
    narrow: dict[str, str] = {"field": field, "state": state, "company": company}
    found = cases.count_open(actor(request), by_code(code), **narrow)
    return {"count": found, "most": cases.ledger.MOST_ITEMS}


@router.post(ALL, response={201: WholeMeeting}, auth=key, summary="Call a joint meeting")
def call(
    request: HttpRequest, code: str, said: CallsMeeting, idempotency_key: IdempotencyKey
) -> Status[dict[str, Any]]:
    """Once per key of the header. Refused: `agenda-changed` where another number is open of the choice by now."""
    by, yard = actor(request), by_code(code)
    made = cases.call_meeting(
        actor=by,
        yard=yard,
        title=said.title,
        day=said.day,
        where=said.where,
        who=said.who,
        problems=said.problems,
        of_estates=[(by_code(one.estate), one.number) for one in said.of_estates],
        batch=cases.Batch(**said.choice.dict()) if said.choice else None,
        client_key=idempotency_key,
    )
    return Status(201, _whole(by, yard, made.number))


@router.get(ONE, response=WholeMeeting, auth=key, summary="One joint meeting")
def one(request: HttpRequest, code: str, number: Number, after: str = "") -> dict[str, Any]:
    """With a page of its agenda, in order."""
    return _whole(actor(request), by_code(code), number, after)


@router.post(f"{ONE}/decide", response=AgendaLine, auth=key, summary="What was decided about one problem")
def decide(request: HttpRequest, code: str, number: Number, said: Decides) -> dict[str, Any]:
    """Written once and back into the ledger; the same again gives the first."""
    of = said.measure
    measure = cases.Measure(of.responsible, of.text, of.due_on) if of else None
    item = cases.minute_item(
        actor=actor(request),
        yard=by_code(code),
        meeting=number,
        problem=said.problem,
        outcome=said.outcome,
        measure=measure,
    )
    return _line(item)


def _whole(by: Actor, yard: Yard, number: int, after: str = "") -> dict[str, Any]:
    story = cases.meeting_story(by, yard, number)
    page = part_of(story.items, lambda item: str(item.order), after)
    items = {"items": [_line(one) for one in page.rows], "more": page.more, "count": len(story.items)}
    return _shown(story.meeting) | items


def _shown(meeting: cases.JointMeeting) -> dict[str, Any]:
    return {name: getattr(meeting, name) for name in Meeting.model_fields}


def _line(item: cases.AgendaItem) -> dict[str, Any]:
    found = {name: getattr(item, name) for name in ("order", "outcome", "minuted_at")}
    of = {name: getattr(item.problem, name) for name in ("code", "title", "field", "state")}
    return found | of | {"problem": item.problem.number}
