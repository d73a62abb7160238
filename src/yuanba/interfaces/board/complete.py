"""How complete a community this is, for everybody: the twenty things with their standard, state and evidence."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yuanba.domains.places import public as places
from yuanba.kernel.errors import absent
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.public import by_code


@require_safe
def page(request: HttpRequest, code: str) -> HttpResponse:
    """The list and the titles."""
    yard = by_code(code)
    if yard.kind != Yard.Kind.ESTATE:
        raise absent()
    shown = {
        "yard": yard,
        "profile": places.profile(yard),
        "standing": places.complete(yard),
        "groups": places.COMPLETE_GROUPS,
        "states": places.COMPLETE_STATES,
        "honours": places.honours(yard),
    }
    return render(request, "board/complete.html", shown)
