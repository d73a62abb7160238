"""Yards: what an estate is, what it promises, its figures. Open to anyone, as on the board."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema

from yuanba.domains.cases import public as cases
from yuanba.domains.places import public as places
from yuanba.kernel.errors import absent
from yuanba.kernel.paging import part_of
from yuanba.platform.yards.public import by_code

router = Router()


class Yard(Schema):
    """An estate."""

    code: str
    kind: str
    name: str
    name_en: str
    phone: str
    company: str


class Figure(Schema):
    """`part` of `base`."""

    part: int
    base: int


class Figures(Schema):
    """Public requests of the last 90 days."""

    answered: Figure
    answered_in_time: Figure
    closed_in_time: Figure
    solved: Figure
    satisfied: Figure
    late: int
    open: int
    all: int


class Unit(Schema):
    """Who answers for requests; the default one takes whatever no rule names."""

    id: UUID
    name: str
    name_en: str
    kind: str
    phone: str
    hours: str
    is_default: bool


class Category(Schema):
    """What a request can be about; `parent` is the code of the line above it, empty for an upper line."""

    code: str
    name: str
    name_en: str
    kind: str
    parent: str


class Units(Schema):
    """One page; `more` is the `after` of the next, empty at the end."""

    items: list[Unit]
    more: str


class Categories(Schema):
    """One page; `more` is the `after` of the next, empty at the end."""

    items: list[Category]
    more: str


@router.get("/yards/{code}", response=Yard)
def yard(request: HttpRequest, code: str) -> dict[str, Any]:
    """What the yard is."""
    found = by_code(code)
    profile = places.profile(found)
    names = ("name", "name_en", "phone", "company")
    return {"code": found.code, "kind": found.kind} | {name: getattr(profile, name) for name in names}


@router.get("/yards/{code}/policy")
def policy(request: HttpRequest, code: str) -> dict[str, Any]:
    """Levels and clocks that hold for cases reported now."""
    return cases.to_data(cases.policy_of(by_code(code)))


@router.get("/yards/{code}/figures", response=Figures)
def figures(request: HttpRequest, code: str) -> dict[str, Any]:
    """The figures of the board, each with its base."""
    found = cases.figures(by_code(code))
    rates = {"answered": found.response, "answered_in_time": found.answered, "closed_in_time": found.closed}
    rates |= {"solved": found.solved, "satisfied": found.satisfied}
    shown = {name: {"part": one.part, "base": one.base} for name, one in rates.items()}
    return shown | {"late": found.late, "open": found.open, "all": found.all}


@router.get("/yards/{code}/units", response=Units)
def units(request: HttpRequest, code: str, after: str = "") -> dict[str, Any]:
    """The units that are open, the default first."""
    names = ("id", "name", "name_en", "kind", "phone", "hours", "is_default")
    page = part_of(list(_plan(code).open_units), lambda one: str(one.id), after)
    return {"items": [{name: getattr(one, name) for name in names} for one in page.rows], "more": page.more}


@router.get("/yards/{code}/categories", response=Categories)
def categories(request: HttpRequest, code: str, after: str = "") -> dict[str, Any]:
    """What may be chosen, each upper line before those below it."""
    found = [(one, top.code if one != top else "") for top, below in _plan(code).groups() for one in (top, *below)]
    page = part_of(found, lambda line: line[0].code, after)
    names = ("code", "name", "name_en", "kind")
    items = [{name: getattr(one, name) for name in names} | {"parent": parent} for one, parent in page.rows]
    return {"items": items, "more": page.more}


def _plan(code: str) -> cases.units.Plan:
    """Of an estate; an office is refused as absent."""
    yard = by_code(code)
    if yard.kind != "estate":
        raise absent()
    return cases.units.plan_of(yard)
