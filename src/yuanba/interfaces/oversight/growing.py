"""What is growing now, per estate, with the cases behind it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yuanba.domains.cases import public as cases
from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, to_sign_in
from yuanba.interfaces.grown import grown
from yuanba.interfaces.oversight.views import frame, overseer


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The same matter, said by three people or more within days."""
    if actor_of(request).account is None:
        return to_sign_in(request)
    spots = grown(cases.growing(overseer(request)), request.GET)
    named = places.profiles({spot.yard_id for spot, _page in spots})
    rows = [(named[spot.yard_id], spot, page) for spot, page in spots]
    return render(request, "oversight/growing.html", frame(request, "growing") | {"rows": rows})
