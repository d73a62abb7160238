"""Files of the city's hotline: kept, looked at, taken in by a profile; what came of them."""

from base64 import b64decode
from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Router, Schema

from yuanba.domains.cases.public import hotline
from yuanba.interfaces.api import shapes
from yuanba.interfaces.api.keys import Key, actor
from yuanba.interfaces.hotlines import HotlineFile, hotline_in, hotline_report, look_at, read_file, take_file
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import Actor, check
from yuanba.platform.sheets.public import keep, kept
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.public import by_code

router = Router()
key = Key()
RIGHT = "case.hotline"
ALL, FILE = "/yards/{code}/hotline", "/yards/{code}/hotline/files/{file}"
Number = Annotated[int, Field(ge=1, le=2**31 - 1)]
EXAMPLE: dict[str, Any] = {"name": "12345", "fields": {"number": "工单编号", "text": "诉求内容", "address": "事发地址"}}


class Sends(Schema):
    """A spreadsheet (.xlsx, .csv) with its name, in base64."""

    name: str = Field(max_length=120)
    content: str = Field(max_length=900_000)


class RowOf(Schema):
    """What comes of one row: its place, or why it is refused or should be looked at."""

    row: int
    refused: str
    warnings: list[str]
    place: str


class OtherSheet(Schema):
    """A sheet of the file that was not read, and how many of its rows say something."""

    sheet: str
    about: str
    rows: int


class Report(Schema):
    """`file` finds the kept file again for a day. rows_in = ok + refused; ok = new cases + to place + here before.

    `heads` are the columns of the file, `columns` those that are understood; `is_clear` whether it can be taken in.
    """

    file: str
    sheet: str
    heads: list[str]
    columns: dict[str, str]
    profile: str | None
    is_clear: bool
    rows_in: int
    ok: int
    warned: int
    refused: int
    cases: int
    to_place: int
    same: int
    batch: int | None
    reasons: dict[str, int]
    rows: list[RowOf]
    other_sheets: list[OtherSheet]


class TakesFile(Schema):
    """The name of the profile under which columns are kept that none knows yet."""

    profile: str = Field("12345", max_length=200)


class Profile(Schema):
    """How files are read here: the head by our name of it, and who sees the cases."""

    id: UUID
    name: str
    fields: dict[str, str]
    visibility: str
    version: int
    saved_at: shapes.Moment


class SavesProfile(Schema):
    """Which head of a kept file means what; the same again changes nothing."""

    name: str = Field(max_length=200)
    fields: dict[str, str] = Field(max_length=40)
    visibility: Literal["", "neighbours", "handlers"] = ""

    model_config = {"json_schema_extra": {"examples": [EXAMPLE]}}


class Batch(Schema):
    """What came of one file."""

    number: int
    name: str
    profile: str
    rows_in: int
    added: int
    warned: int
    refused: int
    at: shapes.Moment
    by: str


class Returned(Schema):
    """A file that was handed back."""

    number: int
    profile: str
    rows: int
    at: shapes.Moment


class Desk(Schema):
    """What an office has of the hotline: its profiles, the last ten files in and back, how many wait for a place."""

    waiting: int
    profiles: list[Profile]
    batches: list[Batch]
    returns: list[Returned]


class Taken(Schema):
    """A request of the hotline by its own number; `case` is the number of ours."""

    id: UUID
    number: str
    state: Literal["waiting", "case", "declined"]
    due_at: shapes.Moment
    case: str
    reason: str


class WholeBatch(Batch):
    """With one page of its rows; `more` is the `after` of the next, empty at the end."""

    items: list[Taken]
    more: str


def hotline_yard(by: Actor, code: str) -> Yard:
    """The office or estate that takes in files; refused as absent."""
    yard = by_code(code)
    check(by, RIGHT, yard)
    return yard


@router.get(ALL, response=Desk, auth=key, summary="What an office has of the hotline")
def desk(request: HttpRequest, code: str) -> dict[str, Any]:
    """Of an office or an estate."""
    by = actor(request)
    found = hotline.hotline_desk(by, hotline_yard(by, code))
    return {
        "waiting": found.waiting,
        "profiles": found.profiles,
        "batches": [_batch(one) for one in found.batches],
        "returns": [
            {"number": one.number, "profile": one.profile.name, "rows": one.rows, "at": one.at} for one in found.returns
        ],
    }


@router.post(f"{ALL}/files", response=Report, auth=key, summary="Send a file and look at what would come of it")
def send(request: HttpRequest, code: str, said: Sends) -> dict[str, Any]:
    """Kept for a day; nothing is taken in yet. The same file again is the same file."""
    by = actor(request)
    yard = hotline_yard(by, code)
    try:
        file = keep(yard.id, said.name, [b64decode(said.content, validate=True)])
        hotline_in(kept(yard.id, file))
    except ValueError:
        raise Refusal("invalid", fields={"content": "sheet-unreadable"}) from None
    except Refusal as refusal:
        raise Refusal("invalid", fields={"content": refusal.code}, **refusal.data) from None
    return _looked(by, yard, file)


@router.get(FILE, response=Report, auth=key, summary="Look at a kept file again")
def look(request: HttpRequest, code: str, file: str) -> dict[str, Any]:
    """What would come of it, by the profile that fits now."""
    by = actor(request)
    return _looked(by, hotline_yard(by, code), file)


@router.post(f"{FILE}/columns", response=Report, auth=key, summary="Say which column means what")
def columns(request: HttpRequest, code: str, file: str, said: SavesProfile) -> dict[str, Any]:
    """Kept as a profile of the office, by which this file and those like it are read."""
    by = actor(request)
    yard = hotline_yard(by, code)
    hotline.save_hotline_profile(actor=by, yard=yard, heads=read_file(by, yard, file).heads, **said.dict())
    return _looked(by, yard, file)


@router.post(f"{FILE}/take", response=Report, auth=key, summary="Take a file in")
def take(request: HttpRequest, code: str, file: str, said: TakesFile) -> dict[str, Any]:
    """Row by row, once: again, nothing changes. Refused as `hotline-map` where number or words have no column."""
    by = actor(request)
    yard = hotline_yard(by, code)
    read = read_file(by, yard, file)
    if not read.is_clear:
        raise Refusal("hotline-map")
    made = take_file(by, yard, file, read, said.profile)
    return _report(file, read_file(by, yard, file), made)


@router.get(f"{ALL}/batches/{{int:number}}", response=WholeBatch, auth=key, summary="What came of one file")
def batch(request: HttpRequest, code: str, number: Number, after: UUID | None = None) -> dict[str, Any]:
    """A page of its rows."""
    by = actor(request)
    found, page = hotline.hotline_rows(by, hotline_yard(by, code), number, after)
    return _batch(found) | {"items": [taken(one) for one in page.rows], "more": page.more}


def taken(row: hotline.HotlineRow) -> dict[str, Any]:
    """A request of the hotline as an answer."""
    names = ("id", "number", "state", "due_at", "reason")
    return {name: getattr(row, name) for name in names} | {"case": row.code}


def _batch(one: hotline.HotlineBatch) -> dict[str, Any]:
    names = ("number", "name", "rows_in", "added", "warned", "refused", "at", "by")
    return {name: getattr(one, name) for name in names} | {"profile": one.profile.name}


def _looked(by: Actor, yard: Yard, file: str) -> dict[str, Any]:
    read = read_file(by, yard, file)
    return _report(file, read, look_at(by, yard, file, read))


def _report(file: str, read: HotlineFile, made: hotline.TakenHotline) -> dict[str, Any]:
    return hotline_report(read, made) | {"file": file, "heads": read.heads, "is_clear": read.is_clear}
