"""What the surveys of an estate came to, for everybody: points with their base, and the same as a file."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yuanba.domains.evaluation import public as evaluation
from yuanba.domains.places import public as places
from yuanba.interfaces.surveying import file_of
from yuanba.platform.yards.public import by_code

MOST = 50


@require_safe
def page(request: HttpRequest, code: str) -> HttpResponse:
    """The newest first."""
    yard = by_code(code)
    found = evaluation.results(yard, after=request.GET.get("after", ""))
    shown = {
        "yard": yard,
        "profile": places.profile(yard),
        "rows": found.rows,
        "more": found.more,
        "questions": evaluation.QUESTIONS,
        "ways": evaluation.WAYS,
    }
    return render(request, "board/surveys.html", shown)


@require_safe
def export(request: HttpRequest, code: str, kind: str) -> HttpResponseBase:
    """Year by year, the newest fifty."""
    yard = by_code(code)
    profile = places.profile(yard)
    found = evaluation.results(yard, size=MOST).rows
    return file_of(((profile, one) for one in found), kind, f"{yard.code}-surveys")
