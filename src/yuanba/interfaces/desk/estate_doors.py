"""The doors of an estate, and whether the code of each is in use."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, to_sign_in
from yuanba.interfaces.desk.estate import estate_to_manage
from yuanba.interfaces.desk.rail import frame


@require_safe
def doors(request: HttpRequest, code: str) -> HttpResponse:
    """Page by page; `?of=none` those without a code."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = estate_to_manage(request, code)
    lacking = request.GET.get("of") == "none"
    page = places.door_lines(actor, yard, lacking=lacking, after=request.GET.get("after", ""))
    shown = frame(request, yard, "estate") | {
        "tab": "doors",
        "rows": page.rows,
        "more": page.more,
        "lacking": lacking,
        "query": "of=none" if lacking else "",
        "whole": places.root(yard).id,
    }
    return render(request, "desk/estate_doors.html", shown)
