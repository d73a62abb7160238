"""What is growing now in this estate: the same matter said by several, with each of its requests."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yuanba.domains.cases import public as cases
from yuanba.interfaces.asking import actor_of, to_sign_in
from yuanba.interfaces.desk.rail import desk_yard, frame
from yuanba.interfaces.grown import grown


@require_safe
def page(request: HttpRequest, code: str) -> HttpResponse:
    """For whoever works here, of what they work on: before it is a dispute."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code)
    shown = frame(request, yard, "growing") | {"spots": grown(cases.growing(actor, yard), request.GET)}
    return render(request, "desk/growing.html", shown)
