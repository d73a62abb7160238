"""The contract of an estate for programs: what hangs at the notice board, open to anyone."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from yuanba.domains.contracts import public as contracts
from yuanba.kernel.errors import absent
from yuanba.platform.yards.public import by_code

router = Router()


class Pay(Schema):
    """What the company draws: a part of the base as decimal text, or fen a quarter."""

    ratio: str
    fixed: int


class Late(Schema):
    """A late fee: parts as decimal text."""

    daily: str
    cap: str | None
    grace: int


class ServiceLine(Schema):
    """A service owed."""

    code: str
    name: str
    name_en: str
    standard: str
    standard_en: str
    times: int
    per: str


class Tariff(Schema):
    """A price in yuan, as decimal text; `cap` in fen, `bands` of floors as “1-2: 0; 3-33: 1”."""

    code: str
    name: str
    name_en: str
    kind: str
    price: str
    vacant: str | None
    share: str
    passed_on: bool
    free: int
    cap: int
    meter: str = ""
    starts: str = ""
    missing: str = ""
    month: int = 0
    bands: str = ""


class Terms(Schema):
    """What holds today; the budget of a year in fen."""

    mode: str
    pay: Pay
    base: str
    late: Late | None
    order: str
    once: bool
    lines: list[ServiceLine]
    tariffs: list[Tariff]
    budget: dict[str, int]


class Contract(Schema):
    """A signed contract that runs; `digest` is over the terms as they were written down."""

    number: int
    company: str
    company_en: str
    since: date
    last_day: date
    signed_on: date
    digest: str
    terms: Terms


@router.get("/yards/{code}/contracts", response=list[Contract], exclude_unset=True)
def running(request: HttpRequest, code: str) -> list[dict[str, Any]]:
    """The contract that runs today, as a list of one; none where none does."""
    yard = by_code(code)
    if yard.kind != "estate":
        raise absent()
    sheet = contracts.shown(yard)
    if sheet is None:
        return []
    names = ("number", "company", "company_en", "since", "last_day", "signed_on")
    said = {name: getattr(sheet.contract, name) for name in names}
    terms = contracts.to_data(sheet.terms)
    return [said | {"terms": terms, "digest": contracts.digest(terms)}]
