"""The surveys of a year in all estates below, by company: points with their base, and the same as a file."""

from collections import defaultdict
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yuanba.domains.evaluation import public as evaluation
from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, to_sign_in
from yuanba.interfaces.oversight.views import frame
from yuanba.interfaces.surveying import file_of
from yuanba.kernel import clock
from yuanba.kernel.errors import absent
from yuanba.kernel.paging import part_of
from yuanba.platform.access.public import anywhere, paths

COMPARES = "survey.compare"
YEARS = 5


def _found(request: HttpRequest) -> tuple[int, list[tuple[places.Profile, evaluation.Result]]]:
    """The year that was asked for, else the newest one with a survey; refused as absent for who compares nothing."""
    actor, today = actor_of(request), clock.today()
    if not anywhere(actor, COMPARES):
        raise absent()
    yards = places.estates_under(paths(actor, COMPARES))
    asked = request.GET.get("year", "")
    years = [int(asked)] if asked.isascii() and asked.isdigit() and len(asked) == 4 else [today.year, today.year - 1]
    for year in years:
        if found := evaluation.results_in(yards, year):
            named = places.profiles([one.survey.yard_id for one in found])
            return year, [(named[one.survey.yard_id], one) for one in found]
    return years[0], []


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Each company with its estates, in order of name: small bases are no ranking."""
    if actor_of(request).account is None:
        return to_sign_in(request)
    year, found = _found(request)
    grouped: dict[str, list[Any]] = defaultdict(list)
    for profile, one in found:
        grouped[one.survey.company].append((profile, one))
    rows = [_company(name, grouped[name]) for name in sorted(grouped)]
    part = part_of(rows, lambda row: row["key"], request.GET.get("after", ""))
    shown = frame(request, "surveys") | {
        "rows": part.rows,
        "more": part.more,
        "query": f"year={year}",
        "year": year,
        "years": [clock.today().year - back for back in range(YEARS)],
    }
    return render(request, "oversight/surveys.html", shown)


def _company(name: str, found: list[tuple[places.Profile, evaluation.Result]]) -> dict[str, Any]:
    out = [one for _profile, one in found if one.is_published]
    return {
        "key": found[0][1].survey.yard.code,
        "name": name,
        "name_en": found[0][1].survey.company_en,
        "whole": sum((one.whole for one in out), evaluation.Score()),
        "asked": sum(one.survey.asked for one in out),
        "answered": sum(one.survey.answered for one in out),
        "found": found,
    }


@require_safe
def export(request: HttpRequest, kind: str) -> HttpResponseBase:
    """Estate by estate."""
    if actor_of(request).account is None:
        return to_sign_in(request)
    year, found = _found(request)
    return file_of(found, kind, f"surveys-{year}")
