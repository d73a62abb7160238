"""Shapes of requests and answers."""

import json
from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpResponse
from ninja import Field, Schema
from pydantic import AfterValidator

from yuanba.domains.cases import public as cases
from yuanba.kernel import clock, paging

Kind = Literal["", "repair", "complaint", "suggestion", "question", "petition", "hazard", "dispute", "renovation"]
Level = Literal["ordinary", "middling", "hard"]
Moment = Annotated[datetime, AfterValidator(clock.aware)]  # written with the zone of the city


class Says(Schema):
    """What somebody says."""

    text: str = Field(max_length=20_000)
    kind: Kind = ""
    level: Level = "ordinary"
    name: str = Field("", max_length=80)
    phone: str = Field("", max_length=40)
    visibility: Literal["neighbours", "handlers"] = "neighbours"
    category: str = Field("", max_length=36)
    language: Literal["zh-hans", "en"] = "zh-hans"


class SaysAt(Says):
    """The same for somebody at a place, written as 3-2-902; empty means the estate as a whole."""

    place: str = Field("", max_length=120)


class Created(Schema):
    """A case that has arrived: its number, the secret that follows it, and what is promised."""

    id: UUID
    number: str
    token: str
    answer_due: Moment
    close_due: Moment | None
    repeated: bool


class Case(Schema):
    """A case as those see it who may read it; no name and no telephone."""

    id: UUID
    number: str
    yard: str
    place: str
    title: str
    kind: str
    level: str
    state: str
    version: int
    reported_at: Moment
    answer_due: Moment
    close_due: Moment | None
    answered_at: Moment | None
    promised_due: Moment | None
    resolved_at: Moment | None
    closed_at: Moment | None
    due_what: str
    due_at: Moment | None
    light: str
    paused_until: Moment | None
    pause_reason: str
    extended_due: Moment | None
    check_at: Moment | None
    held_by: str
    outcome: str
    rating: str
    assignee: str
    category: str
    unit: str


class Step(Schema):
    """One step of the history."""

    verb: str
    at: Moment
    role: str
    text: str


class Whole(Case):
    """A case with its text and history, the newest step first."""

    text: str
    promised_text: str
    steps: list[Step]


class Page(Schema):
    """One page of a list; `more` is the `after` of the next, empty at the end."""

    items: list[Case]
    more: str


class Acts(Schema):
    """What is done to a case. `version` is the one that was read; `key` makes a repeat harmless.

    `category` is a code, of `triage` and `take_up`: empty takes it away, left out it stays as it is.
    """

    text: str = Field("", max_length=20_000)
    version: int | None = Field(None, ge=1, le=2**31 - 1)
    key: str = Field("", max_length=64)
    kind: str = ""
    level: str = ""
    how: str = "written"
    to: UUID | None = None
    due: datetime | None = None
    outcome: str = "solved"
    why_no_photo: str = Field("", max_length=400)
    rating: str = ""
    public: bool = True
    reason: str = ""
    at: datetime | None = None
    who: str = Field("", max_length=160)
    approve: bool | None = None
    accept: bool | None = None
    category: str | None = Field(None, max_length=36)


def created(made: cases.Reported, *, for_slip: bool = True) -> HttpResponse:
    """A report as an answer, written as `Created` without validating every value of ours; the secret `for_slip`."""
    case = made.case
    body = {
        "id": case.id,
        "number": case.code,
        "token": made.token if for_slip else "",
        "answer_due": case.answer_due,
        "close_due": case.close_due,
        "repeated": made.repeated,
    }
    return _written(body, 201)


PLAIN = (
    "id",
    "title",
    "kind",
    "level",
    "state",
    "version",
    "reported_at",
    "answer_due",
    "close_due",
    "answered_at",
    "promised_due",
    "resolved_at",
    "closed_at",
    "due_what",
    "due_at",
    "paused_until",
    "pause_reason",
    "extended_due",
    "check_at",
    "held_by",
    "outcome",
    "rating",
)


def shown(case: cases.Case) -> dict[str, Any]:
    """A case as an answer."""
    plain = {name: getattr(case, name) for name in PLAIN}
    more = {"light": cases.light_of(case), "number": case.code, "yard": case.yard.code, "place": case.place.label}
    plan = cases.units.plan_of(case.yard)
    category = plan.categories.get(case.category_id) if case.category_id else None
    unit = plan.units.get(case.unit_id) if case.unit_id else None
    sent = {"category": category.code if category else "", "unit": unit.name if unit else ""}
    return plain | more | sent | {"assignee": case.assignee_name}


def listed(page: paging.Page[cases.Case]) -> HttpResponse:
    """A page of cases, written as `Page` without validating every value of ours (the proofs hold it to the shape)."""
    return _written({"items": [shown(case) for case in page.rows], "more": page.more}, 200)


def _written(body: dict[str, Any], status: int) -> HttpResponse:
    words = json.dumps(body, default=_plain, ensure_ascii=False)
    return HttpResponse(words, status=status, content_type="application/json")


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        text = clock.aware(value).isoformat()
        return text[:23] + text[26:] if value.microsecond else text
    return str(value)


def whole(story: cases.Story) -> dict[str, Any]:
    """A case with its history as an answer."""
    steps = [{"verb": s.verb, "at": s.at, "role": s.role, "text": s.text} for s in story.steps]
    return shown(story.case) | {
        "text": story.case.text,
        "promised_text": story.case.promised_text,
        "steps": steps,
    }
