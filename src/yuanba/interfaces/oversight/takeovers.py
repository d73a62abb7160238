"""The estates that are being taken over, or were: how far, and what is not as it should be."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, to_sign_in
from yuanba.interfaces.oversight.views import frame
from yuanba.kernel.errors import absent
from yuanba.platform.access.public import anywhere

PAGE = 50


@require_safe
def takeovers(request: HttpRequest) -> HttpResponse:
    """One row an estate."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    if not anywhere(actor, "case.oversee"):
        raise absent()
    rows = places.takeovers(actor, request.GET.get("after", "")[:16], PAGE)
    more = rows[-1].inspection.yard.code if len(rows) == PAGE else ""
    shown = frame(request, "takeovers") | {"rows": rows, "more": more}
    return render(request, "oversight/takeovers.html", shown)
