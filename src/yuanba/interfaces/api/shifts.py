"""Shifts: what the next one finds, handed over with some words, taken over."""

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Header, Router, Schema, Status

from yuanba.domains.cases import public as cases
from yuanba.interfaces.api import shapes
from yuanba.interfaces.api.estates import estate_where
from yuanba.interfaces.api.keys import Key, actor

router = Router()
key = Key()
WORKS = "case.work"
IdempotencyKey = Annotated[str, Header(alias="Idempotency-Key", min_length=1, max_length=64)]
ALL, ONE = "/yards/{code}/shifts", "/yards/{code}/shifts/{uuid:shift_id}"


class Next(Schema):
    """Somebody a shift can be handed to."""

    id: UUID
    name: str
    role: str


class Found(Schema):
    """How much was open and late, what is due within twelve hours, what was promised; 30 of each at most."""

    open: int
    late: int
    due: list[shapes.Case]
    promised: list[shapes.Case]


class Now(Found):
    """The same at this moment, and who may come next."""

    people: list[Next]


class Shift(Schema):
    """A shift handed over, by whom, to whom (nobody named: to whoever comes), and who took it."""

    id: UUID
    at: shapes.Moment
    by: UUID
    by_name: str
    to: UUID | None
    to_name: str
    text: str
    taken_at: shapes.Moment | None
    taken_by: UUID | None
    taken_name: str


class Shifts(Schema):
    """One page, the newest first; `more` is the `after` of the next, empty at the end."""

    items: list[Shift]
    more: str


class WholeShift(Shift, Found):
    """A shift with what it held, as far as the caller works on it."""


class HandsOver(Schema):
    """To whom, by the id in `shifts/now`, and what the next one should know."""

    to: UUID | None = None
    text: str = Field("", max_length=4000)

    model_config = {"json_schema_extra": {"examples": [{"text": "3栋水泵的钥匙在门卫室。"}]}}


@router.get(ALL, response=Shifts, auth=key, summary="Shifts of before")
def listed(request: HttpRequest, code: str, after: str = "") -> dict[str, Any]:
    """Those of the estate."""
    by = actor(request)
    page = cases.handovers(by, estate_where(by, code, WORKS), after=after)
    return {"items": [_shown(one) for one in page.rows], "more": page.more}


@router.get(f"{ALL}/now", response=Now, auth=key, summary="What the next shift finds")
def now(request: HttpRequest, code: str) -> dict[str, Any]:
    """At this moment."""
    by = actor(request)
    yard = estate_where(by, code, WORKS)
    people = [{"id": one.account, "name": one.name, "role": one.role} for one in cases.next_people(by, yard)]
    return _found(cases.shift_now(by, yard)) | {"people": people}


@router.post(ALL, response={201: Shift}, auth=key, summary="Hand a shift over")
def hand_over(
    request: HttpRequest, code: str, said: HandsOver, idempotency_key: IdempotencyKey
) -> Status[dict[str, Any]]:
    """Once per key of the header."""
    by = actor(request)
    yard = estate_where(by, code, WORKS)
    row = cases.hand_over_shift(actor=by, yard=yard, to=said.to, words=said.text, client_key=idempotency_key)
    return Status(201, _shown(row))


@router.get(ONE, response=WholeShift, auth=key, summary="One shift")
def one(request: HttpRequest, code: str, shift_id: UUID) -> dict[str, Any]:
    """With what was open when it was handed over."""
    by = actor(request)
    row = cases.handover(by, estate_where(by, code, WORKS), shift_id)
    return _shown(row) | _found(cases.shift_of(by, row))


@router.post(f"{ONE}/take", response=Shift, auth=key, summary="Take a shift over")
def take(request: HttpRequest, code: str, shift_id: UUID) -> dict[str, Any]:
    """Taken before, nothing changes. Refused: `shift-own`, `shift-other`, `shift-taken`."""
    by = actor(request)
    return _shown(cases.take_shift(actor=by, yard=estate_where(by, code, WORKS), handover_id=shift_id))


def _shown(row: Any) -> dict[str, Any]:
    names = ("id", "at", "by", "by_name", "to", "to_name", "taken_at", "taken_by", "taken_name")
    return {name: getattr(row, name) for name in names} | {"text": row.words}


def _found(shift: Any) -> dict[str, Any]:
    listed = {name: [shapes.shown(one) for one in getattr(shift, name)] for name in ("due", "promised")}
    return listed | {"open": shift.open, "late": shift.late}
