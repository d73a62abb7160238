"""The hotline's requests that wait for a place, and the files handed back to it."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Router, Schema

from yuanba.domains.cases.public import hotline
from yuanba.domains.places import public as places
from yuanba.interfaces.api import shapes
from yuanba.interfaces.api.hotline import ALL, Number, Taken, hotline_yard, taken
from yuanba.interfaces.api.keys import Key, actor
from yuanba.interfaces.hotline_back import returned
from yuanba.kernel.errors import Refusal
from yuanba.kernel.paging import part_of

router = Router()
key = Key()
ROWS = 100


class Waiting(Schema):
    """A request as it came, without name and telephone."""

    id: UUID
    number: str
    due_at: shapes.Moment
    title: str
    text: str
    estate: str
    address: str


class AllWaiting(Schema):
    """One page in the order it came; `more` is the `after` of the next. `estates` are the codes it can go to."""

    estates: list[str]
    items: list[Waiting]
    more: str


class Places(Schema):
    """The estate, and the place in it as 3-2-902; empty means the estate as a whole."""

    estate: str = Field(max_length=16)
    place: str = Field("", max_length=120)


class Declines(Schema):
    """Why it is not ours, and whose it is: the hotline reads it."""

    reason: str = Field(max_length=1000)


class HandedBack(Schema):
    """The number of the file of what has changed, and how many rows; none where nothing has."""

    number: int | None
    rows: int


class FileTold(Schema):
    """One page of a file that was handed back: its columns and rows; `more` is the `after` of the next."""

    heads: list[str]
    rows: list[list[str]]
    more: str


@router.get(f"{ALL}/waiting", response=AllWaiting, auth=key, summary="What waits for a place")
def waiting(request: HttpRequest, code: str, after: UUID | None = None) -> dict[str, Any]:
    """What no place was found for."""
    by = actor(request)
    yard = hotline_yard(by, code)
    page = hotline.hotline_waiting(by, yard, after)
    codes = [one.code for one in hotline.estates_of(yard)]
    return {"estates": codes, "items": [_waiting(one) for one in page.rows], "more": page.more}


@router.post(f"{ALL}/waiting/{{uuid:row_id}}/place", response=Taken, auth=key, summary="Give it a place")
def place(request: HttpRequest, code: str, row_id: UUID, said: Places) -> dict[str, Any]:
    """It becomes a case there; the same again gives the same. Refused: `hotline-settled`."""
    by = actor(request)
    yard = hotline_yard(by, code)
    estate = next((one for one in hotline.estates_of(yard) if one.code == said.estate), None)
    if estate is None:
        raise Refusal("invalid", fields={"estate": "choice-unknown"})
    found = places.find_place(estate, said.place) if said.place else places.root(estate)
    if found is None:
        raise Refusal("invalid", fields={"place": "place-unknown"})
    return taken(hotline.settle_hotline_row(actor=by, yard=yard, row_id=row_id, place=found))


@router.post(f"{ALL}/waiting/{{uuid:row_id}}/decline", response=Taken, auth=key, summary="It is not ours")
def decline(request: HttpRequest, code: str, row_id: UUID, said: Declines) -> dict[str, Any]:
    """Back to the hotline with the reason."""
    by = actor(request)
    yard = hotline_yard(by, code)
    return taken(hotline.settle_hotline_row(actor=by, yard=yard, row_id=row_id, reason=said.reason))


@router.post(f"{ALL}/profiles/{{uuid:profile_id}}/hand_back", response=HandedBack, auth=key, summary="Hand back")
def hand_back(request: HttpRequest, code: str, profile_id: UUID) -> dict[str, Any]:
    """What has changed since the last time; twice at once hands it over once."""
    by = actor(request)
    made = hotline.return_hotline(actor=by, yard=hotline_yard(by, code), profile_id=profile_id)
    return {"number": made.number if made else None, "rows": made.rows if made else 0}


@router.get(f"{ALL}/returns/{{int:number}}", response=FileTold, auth=key, summary="A file that was handed back")
def told(request: HttpRequest, code: str, number: Number, after: str = "") -> dict[str, Any]:
    """In the columns of the hotline's own file; the same however often it is asked for."""
    by = actor(request)
    heads, rows = returned(by, hotline_yard(by, code), number)
    page = part_of(list(enumerate(rows, 1)), lambda one: str(one[0]), after, ROWS)
    return {"heads": heads, "rows": [cells for _number, cells in page.rows], "more": page.more}


def _waiting(one: hotline.Waiting) -> dict[str, Any]:
    said = {name: one.line.values.get(name, "") for name in ("title", "text", "estate", "address")}
    return {"id": one.row.id, "number": one.row.number, "due_at": one.row.due_at} | said
