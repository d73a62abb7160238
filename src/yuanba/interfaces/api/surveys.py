"""Surveys of an estate for programs: what hangs at the notice board, open to anyone."""

from datetime import date
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from yuanba.domains.evaluation import public as evaluation
from yuanba.platform.yards.public import by_code

router = Router()


class Points(Schema):
    """Points of a hundred as decimal text, of so many marks; none where fewer than the minimum marked it."""

    points: str | None
    base: int


class Survey(Schema):
    """One year; `questions` are empty until it is published, `ways` how homes were asked."""

    year: int
    company: str
    closes_on: date
    state: str
    asked: int
    answered: int
    minimum: int
    ways: dict[str, int]
    whole: Points
    change: str
    questions: dict[str, Points]


class Surveys(Schema):
    """One page, the newest first; `more` is the `after` of the next, empty at the end."""

    items: list[Survey]
    more: str


@router.get("/yards/{code}/surveys", response=Surveys)
def listed(request: HttpRequest, code: str, after: str = "") -> dict[str, Any]:
    """Year by year."""
    page = evaluation.results(by_code(code), after=after)
    return {"items": [_told(one) for one in page.rows], "more": page.more}


def _told(one: evaluation.Result) -> dict[str, Any]:
    names = ("year", "company", "closes_on", "asked", "answered", "minimum")
    said = {name: getattr(one.survey, name) for name in names}
    whole = one.whole
    questions = {
        name: {"points": score.words if enough else None, "base": score.base}
        for name, score, enough, _change in one.lines
    }
    return said | {
        "state": one.state,
        "ways": one.ways,
        "whole": {"points": whole.words if whole.base else None, "base": whole.base},
        "change": one.change,
        "questions": questions,
    }
