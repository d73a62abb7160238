"""What goes up and comes down: cases handed up and back, instructions, more time; over all estates, and of one case."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema

from yuanba.domains.cases import public as cases
from yuanba.interfaces.api import shapes
from yuanba.interfaces.api.keys import Key, actor
from yuanba.kernel.errors import absent
from yuanba.platform.access.public import Actor, anywhere, can
from yuanba.platform.yards.public import by_code

router = Router()
key = Key()


class Handed(Schema):
    """A case handed up `to` community or street: why, taken on with what they will do, or sent back with words."""

    to: str
    text: str
    at: shapes.Moment
    due_at: shapes.Moment
    taken_at: shapes.Moment | None
    taken_text: str
    back_text: str
    ended_at: shapes.Moment | None


class Instructed(Schema):
    """An instruction from above: an answer is owed by `owed_at`, until it is accepted."""

    role: str
    text: str
    at: shapes.Moment
    due_at: shapes.Moment
    owed_at: shapes.Moment | None
    answer: str
    answered_at: shapes.Moment | None
    ended_at: shapes.Moment | None


class MoreTime(Schema):
    """More time that was asked for: asked, approved, refused or lapsed."""

    state: str
    reason: str
    text: str
    due: shapes.Moment
    decided_at: shapes.Moment | None


class Upward(Schema):
    """Of one case, the newest first, at most ten of each; `held_by` is the side above that has it on."""

    held_by: str
    handed: list[Handed]
    instructions: list[Instructed]
    extensions: list[MoreTime]


class OfCase(Schema):
    """Which case it is."""

    case: UUID
    yard: str
    number: str
    title: str


class HandedLine(Handed, OfCase):
    """A case in the list of what is handed up."""


class HandedUp(Schema):
    """One page, the most urgent first; `more` is the `after` of the next, empty at the end."""

    items: list[HandedLine]
    more: str


class InstructedLine(Instructed, OfCase):
    """A case in the list of instructions."""


class Instructions(Schema):
    """One page, the most urgent first; `more` is the `after` of the next, empty at the end."""

    items: list[InstructedLine]
    more: str


@router.get("/handed", response=HandedUp, auth=key, summary="What is handed up")
def handed(request: HttpRequest, after: str = "") -> dict[str, Any]:
    """Over all estates the caller oversees, each case once: what is not over."""
    page = cases.hand_ups(_overseer(request), after=after)
    return {"items": [_of(Handed, one) | _case(one.case) for one in page.rows], "more": page.more}


@router.get("/instructions", response=Instructions, auth=key, summary="Instructions that are not over")
def instructions(request: HttpRequest, after: str = "") -> dict[str, Any]:
    """Over all estates the caller oversees."""
    page = cases.instructions(_overseer(request), after=after)
    return {"items": [_of(Instructed, one) | _case(one.case) for one in page.rows], "more": page.more}


@router.get("/yards/{code}/cases/{uuid:case_id}/upward", response=Upward, auth=key, summary="Up and down of one case")
def of_case(request: HttpRequest, code: str, case_id: UUID) -> dict[str, Any]:
    """For staff who read it."""
    by = actor(request)
    case = cases.case_to_read(by, by_code(code), case_id)
    if not can(by, "case.read", case):
        raise absent()
    found = cases.aside(case)
    return {
        "held_by": case.held_by,
        "handed": [_of(Handed, one) for one in found.hand_ups],
        "instructions": [_of(Instructed, one) for one in found.instructions],
        "extensions": [_of(MoreTime, one) for one in found.extensions],
    }


def _overseer(request: HttpRequest) -> Actor:
    by = actor(request)
    if not anywhere(by, "case.oversee"):
        raise absent()
    return by


def _of(shape: type[Schema], row: object) -> dict[str, Any]:
    return {name: getattr(row, name) for name in shape.model_fields}


def _case(case: cases.Case) -> dict[str, Any]:
    return {"case": case.id, "yard": case.yard.code, "number": case.code, "title": case.title}
