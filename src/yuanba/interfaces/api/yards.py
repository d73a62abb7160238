"""Yards: what an estate is, what it promises, its figures. Open to anyone, as on the board."""

from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from yuanba.domains.cases import public as cases
from yuanba.domains.places import public as places
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

    answered_in_time: Figure
    closed_in_time: Figure
    satisfied: Figure
    late: int
    open: int
    all: int


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
    rates = dict(zip(("answered_in_time", "closed_in_time", "satisfied"), found.rates, strict=True))
    shown = {name: {"part": one.part, "base": one.base} for name, one in rates.items()}
    return shown | {"late": found.late, "open": found.open, "all": found.all}
