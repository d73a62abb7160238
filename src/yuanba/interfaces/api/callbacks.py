"""Calls back 回访: whom to call about a week, how to reach them, what they said, and the figures of it."""

from datetime import date, timedelta
from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Header, Router, Schema

from yuanba.domains.cases import public as cases
from yuanba.interfaces.api import shapes
from yuanba.interfaces.api.estates import estate_where
from yuanba.interfaces.api.keys import Key, actor
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal

router = Router()
key = Key()
ACTION = "case.call_back"
IdempotencyKey = Annotated[str, Header(alias="Idempotency-Key", min_length=1, max_length=64)]
Answer = Literal["", "yes", "no"]
ALL, ONE = "/yards/{code}/callbacks", "/yards/{code}/callbacks/{uuid:call_id}"


class Draw(Schema):
    """Who was drawn about a week: `size` of `base` by lot, and all who were not satisfied. `seed` draws it again."""

    week: date
    size: int
    base: int
    seed: str
    at: shapes.Moment


class Draws(Schema):
    """The last twelve weeks that were drawn, the newest first."""

    items: list[Draw]


class Callback(Schema):
    """Whom to call about which request, why, and what was said; `reached` empty until somebody has called."""

    id: UUID
    case: UUID
    number: str
    title: str
    place: str
    why: Literal["sample", "unhappy"]
    tries: int
    reached: bool | None
    solved: Answer
    content: Answer
    called_at: shapes.Moment | None
    called_by: str


class CallSums(Schema):
    """Each is a part of the one before: reached of tried, solved and content of reached."""

    calls: int
    tried: int
    reached: int
    solved: int
    content: int


class Callbacks(Schema):
    """One page of a week, what is to be done first; `draw` is empty while nobody has drawn it."""

    week: date
    draw: Draw | None
    figures: CallSums
    items: list[Callback]
    more: str


class DrawsLot(Schema):
    """Which week, said by any day of it, and how many by lot."""

    week: date
    size: int = Field(5, ge=1, le=50)


class Reached(Schema):
    """How to reach the reporter of one call."""

    name: str
    phone: str


class CallTold(Schema):
    """Nobody was reached, or the answers to two questions: is it solved, were you content. Not solved says why."""

    reached: bool
    solved: Answer = ""
    content: Answer = ""
    text: str = Field("", max_length=20_000)

    model_config = {
        "json_schema_extra": {"examples": [{"reached": True, "solved": "no", "content": "no", "text": "灯又灭了"}]}
    }


@router.get(ALL, response=Callbacks, auth=key, summary="Whom to call about a week")
def listed(request: HttpRequest, code: str, week: date | None = None, after: str = "") -> dict[str, Any]:
    """Of the week of a day, without one of the last week; of requests that the caller calls back for."""
    by = actor(request)
    yard = estate_where(by, code, ACTION)
    first = _monday(week) if week else cases.callbacks.monday(clock.today()) - timedelta(days=7)
    draw = next((one for one in cases.draws_of(yard) if one.week == first), None)
    page = cases.calls_of(by, yard, first, after=after)
    return {
        "week": first,
        "draw": draw,
        "figures": cases.call_figures(by, yard, first),
        "items": [_shown(one) for one in page.rows],
        "more": page.more,
    }


@router.get(f"{ALL}/draws", response=Draws, auth=key, summary="The weeks that were drawn")
def draws(request: HttpRequest, code: str) -> dict[str, Any]:
    """How many of how many, and the seed by which anybody draws the same again."""
    return {"items": cases.draws_of(estate_where(actor(request), code, ACTION))}


@router.post(f"{ALL}/draws", response=Draw, auth=key, summary="Draw a week")
def draw(request: HttpRequest, code: str, said: DrawsLot) -> Any:
    """Once it is over; drawn before, the first result stands. Refused: `week-open`."""
    by = actor(request)
    return cases.draw_calls(actor=by, yard=estate_where(by, code, ACTION), week=_monday(said.week), size=said.size)


@router.post(f"{ONE}/contact", response=Reached, auth=key, summary="How to reach somebody")
def contact(request: HttpRequest, code: str, call_id: UUID) -> dict[str, str]:
    """Opened to call; who did it and when is written down each time."""
    by = actor(request)
    found = cases.open_contact(actor=by, yard=estate_where(by, code, ACTION), call_id=call_id)
    return {"name": found.name, "phone": found.phone}


@router.post(f"{ONE}/told", response=Callback, auth=key, summary="What somebody said")
def told(
    request: HttpRequest, code: str, call_id: UUID, said: CallTold, idempotency_key: IdempotencyKey
) -> dict[str, Any]:
    """Once per key of the header. Not solved asks for the request to be taken up again."""
    by = actor(request)
    yard, answers = estate_where(by, code, ACTION), cases.Told(**said.dict())
    made = cases.call_back(actor=by, yard=yard, call_id=call_id, told=answers, key=idempotency_key)
    return _shown(made)


def _monday(day: date) -> date:
    try:
        return cases.callbacks.monday(day)
    except OverflowError:  # the first days of the calendar begin no week
        raise Refusal("invalid", fields={"week": "day-unreadable"}) from None


def _shown(one: Any) -> dict[str, Any]:
    names = ("id", "why", "tries", "reached", "solved", "content", "called_at", "called_by")
    plain = {name: getattr(one, name) for name in names}
    case = one.case
    return plain | {"case": case.id, "number": case.code, "title": case.title, "place": case.place.label}
