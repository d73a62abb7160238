"""What the money of an estate was paid for, and what was published of it."""

from datetime import date
from typing import Any, Literal

from django.http import HttpRequest
from ninja import Router, Schema

from yuanba.domains.disclosure import public as disclosure
from yuanba.domains.finance import public as finance
from yuanba.interfaces.api import shapes
from yuanba.interfaces.api.estates import estate_of, estate_where
from yuanba.interfaces.api.fees import Number
from yuanba.interfaces.api.keys import Key, actor
from yuanba.interfaces.asking import home_called

router = Router()
key = Key()
VOUCHERS, STATEMENTS = "/yards/{code}/vouchers", "/yards/{code}/statements"
READ = "spending.read"


class Voucher(Schema):
    """A payment out of the estate's money, in fen: which cost, for people or things, to whom, and how it stands.

    `booked_on` is the day it is booked on: a later one than its own where that was closed; null until it is approved.
    """

    number: int
    item: str
    part: str
    fen: int
    day: date
    booked_on: date | None
    words: str
    payee: str
    way: str
    invoice: str
    place: str
    state: str
    by: str
    at: shapes.Moment
    decided_by: str
    decided_at: shapes.Moment | None
    why: str


class WholeVoucher(Voucher):
    """A voucher, and how many documents it has."""

    documents: int


class OfItem(Schema):
    """A cost: approved vouchers and their sum, and what the contract plans for its year."""

    item: str
    vouchers: int
    fen: int
    plan: int | None


class Vouchers(Schema):
    """Sums of what was approved, and one page, the newest first; `more` is the `after` of the next."""

    vouchers: int
    fen: int
    costs: list[OfItem]
    waiting: int
    items: list[Voucher]
    more: str


class Statement(Schema):
    """What hangs at the board: a period, its digest and the one before, and what it corrects."""

    code: str
    kind: str
    since: date
    until: date
    digest: str
    before: str
    supersedes: str | None
    why: str
    at: shapes.Moment


class WholeStatement(Statement):
    """The same with the document that the digest covers, and which one corrects it."""

    document: dict[str, Any]
    corrected_by: str | None


class Statements(Schema):
    """One page, the newest first; `more` is the `after` of the next, empty at the end."""

    items: list[Statement]
    more: str


@router.get(VOUCHERS, response=Vouchers, auth=key, summary="What was paid for")
def vouchers(
    request: HttpRequest,
    code: str,
    item: str = "",
    place: str = "",
    since: date | None = None,
    until: date | None = None,
    words: str = "",
    state: Literal["all", "written"] = "all",
    after: str = "",
) -> dict[str, Any]:
    """Of a cost, at or below a place, of some days, with words; `written` are those that wait for a second person."""
    by = actor(request)
    yard = estate_where(by, code, READ)
    where = home_called(yard, place) if place else None
    asked = finance.Asked(item, where, since, until, words[:60], waiting=state == "written")
    found = finance.spending(by, yard, asked, after=after)
    sums = {"vouchers": found.vouchers, "fen": found.fen, "waiting": found.waiting}
    costs = [{name: getattr(one, name) for name in ("item", "vouchers", "fen", "plan")} for one in found.items]
    rows = {"items": [_voucher(one) for one in found.page.rows], "more": found.page.more}
    return sums | {"costs": costs} | rows


@router.get(f"{VOUCHERS}/{{int:number}}", response=WholeVoucher, auth=key, summary="One voucher")
def voucher(request: HttpRequest, code: str, number: Number) -> dict[str, Any]:
    """Written, approved, refused or taken back."""
    by = actor(request)
    sheet = finance.voucher_sheet(by, estate_where(by, code, READ), number)
    return _voucher(sheet.voucher) | {"documents": len(sheet.scans)}


@router.get(STATEMENTS, response=Statements, summary="What was published")
def statements(request: HttpRequest, code: str, words: str = "", after: str = "") -> dict[str, Any]:
    """For anybody; as far as the words stand in it."""
    page = disclosure.published(estate_of(code), words=words[:100], after=after)
    return {"items": [_statement(one) for one in page.rows], "more": page.more}


@router.get(f"{STATEMENTS}/{{statement}}", response=WholeStatement, summary="One published statement")
def statement(request: HttpRequest, code: str, statement: str) -> dict[str, Any]:
    """For anybody: the document whose digest stands on paper and page."""
    found = disclosure.publication(estate_of(code), statement)
    corrected = found.corrected.code if found.corrected else None
    return _statement(found.publication) | {"document": found.publication.document, "corrected_by": corrected}


def _voucher(one: finance.Voucher) -> dict[str, Any]:
    names = ("number", "item", "part", "fen", "day", "words", "payee", "way", "invoice", "state", "by", "at", "why")
    plain = {name: getattr(one, name) for name in (*names, "booked_on", "decided_by", "decided_at")}
    return plain | {"place": one.place.label if one.place else ""}


def _statement(one: disclosure.Publication) -> dict[str, Any]:
    names = ("code", "kind", "since", "until", "digest", "before", "why", "at")
    supersedes = one.supersedes.code if one.supersedes else None
    return {name: getattr(one, name) for name in names} | {"supersedes": supersedes}
