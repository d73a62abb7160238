"""A case among units: taken, sent on, handed back with a reason, helped with; clock and history stay."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Router, Schema

from yuanba.domains.cases import public as cases
from yuanba.interfaces.api import shapes
from yuanba.interfaces.api.cases import in_zone
from yuanba.interfaces.api.keys import Key, actor
from yuanba.platform.yards.public import by_code

router = Router()
key = Key()
ONE = "/yards/{code}/cases/{uuid:case_id}"


class Takes(Schema):
    """`version` is the one that was read; `key` makes a repeat harmless."""

    version: int | None = Field(None, ge=1, le=2**31 - 1)
    key: str = Field("", max_length=64)


class HandsBack(Takes):
    """Why it is not ours."""

    text: str = Field(max_length=20_000)


class Routes(Takes):
    """To which unit, by its id in the list of units."""

    unit: UUID
    text: str = Field("", max_length=20_000)


class GivesHelp(Takes):
    """What the unit that was asked has done."""

    unit: UUID
    text: str = Field(max_length=20_000)


class AsksHelp(GivesHelp):
    """Which unit is asked for what, by when."""

    due: datetime


def _target(code: str, case_id: UUID, said: Takes) -> cases.Target:
    return cases.Target(by_code(code), case_id, said.version, said.key)


@router.post(f"{ONE}/take", response=shapes.Case, auth=key)
def take(request: HttpRequest, code: str, case_id: UUID, said: Takes) -> dict[str, Any]:
    """Taken by somebody of its unit."""
    return shapes.shown(cases.units.take(actor=actor(request), target=_target(code, case_id, said)))


@router.post(f"{ONE}/route", response=shapes.Case, auth=key)
def route(request: HttpRequest, code: str, case_id: UUID, said: Routes) -> dict[str, Any]:
    """Sent to a unit by hand."""
    by, target = actor(request), _target(code, case_id, said)
    return shapes.shown(cases.units.route(actor=by, target=target, unit_id=said.unit, text=said.text))


@router.post(f"{ONE}/hand_back", response=shapes.Case, auth=key)
def hand_back(request: HttpRequest, code: str, case_id: UUID, said: HandsBack) -> dict[str, Any]:
    """Back to those who sort; the third time to the manager."""
    target = _target(code, case_id, said)
    return shapes.shown(cases.units.hand_back(actor=actor(request), target=target, text=said.text))


@router.post(f"{ONE}/ask_help", response=shapes.Case, auth=key)
def ask_help(request: HttpRequest, code: str, case_id: UUID, said: AsksHelp) -> dict[str, Any]:
    """Another unit is asked to help; the one that has it goes on answering for it."""
    by, target, due = actor(request), _target(code, case_id, said), in_zone(said.due)
    return shapes.shown(cases.units.ask_help(actor=by, target=target, unit_id=said.unit, text=said.text, due=due))


@router.post(f"{ONE}/give_help", response=shapes.Case, auth=key)
def give_help(request: HttpRequest, code: str, case_id: UUID, said: GivesHelp) -> dict[str, Any]:
    """The unit that was asked has helped."""
    by, target = actor(request), _target(code, case_id, said)
    helps = cases.units.helps_of(cases.case_to_read(by, target.yard, case_id))
    found = next((one.id for one in helps if one.unit_id == said.unit and one.ended_at is None), UUID(int=0))
    return shapes.shown(cases.units.give_help(actor=by, target=target, help_id=found, text=said.text))
