"""What this estate decided, for anyone: every resolution that was confirmed, those that hold no more among them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yuanba.domains.places import public as places
from yuanba.domains.voting import public as voting
from yuanba.interfaces.board.statements import estate_of

WORDS = {"bodies": voting.rules.BODIES, "subjects": voting.rules.SUBJECTS, "states": voting.rules.STATES}


@require_safe
def listed(request: HttpRequest, code: str) -> HttpResponse:
    """The archive, the newest first, searched by `?q=`."""
    yard = estate_of(code)
    asked = request.GET.get("q", "").strip()[:60]
    found = voting.resolved(yard, words=asked, after=request.GET.get("after", ""))
    search = request.GET.copy()
    search.pop("after", None)
    shown = {
        "yard": yard,
        "profile": places.profile(yard),
        "rows": found.rows,
        "more": found.more,
        "asked": asked,
        "query": search.urlencode() if asked else "",
    }
    return render(request, "board/resolutions.html", shown | WORDS)


@require_safe
def show(request: HttpRequest, code: str, resolution: int) -> HttpResponse:
    """One; nobody is named."""
    yard = estate_of(code)
    shown = {"yard": yard, "sheet": voting.resolution_at(yard, resolution)}
    return render(request, "board/resolution.html", shown | WORDS)
