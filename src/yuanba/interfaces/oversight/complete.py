"""How complete the communities are: one figure an estate."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, to_sign_in
from yuanba.interfaces.oversight.views import frame
from yuanba.kernel.errors import absent
from yuanba.platform.access.public import anywhere, can

PAGE = 50


@require_safe
def complete(request: HttpRequest) -> HttpResponse:
    """One row an estate, in order of path."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    if not anywhere(actor, "case.oversee"):
        raise absent()
    rows = places.complete_estates(actor, request.GET.get("after", ""), PAGE)
    shown = frame(request, "complete") | {
        "rows": [(row, can(actor, "place.standard", row.profile.yard)) for row in rows],
        "more": rows[-1].profile.yard.path if len(rows) == PAGE else "",
    }
    return render(request, "oversight/complete.html", shown)
