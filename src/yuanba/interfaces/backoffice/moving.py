"""An estate is moved to another division: where to, what it means, confirm; moving it back undoes it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from yuanba.domains.people import public as people
from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, to_sign_in, typed
from yuanba.interfaces.backoffice.offices import LEVELS
from yuanba.interfaces.moving import meaning_of
from yuanba.kernel.errors import Refusal
from yuanba.platform.yards.public import by_code
from yuanba.ui.forms import Form, refused


@require_http_methods(["GET", "POST"])
def move(request: HttpRequest, code: str) -> HttpResponse:
    """Choose a division, look at what it means, and move the estate."""
    if actor_of(request).account is None:
        return to_sign_in(request)
    actor, yard, form, status = actor_of(request), by_code(code), Form(), 200
    estate = places.estate_to_look_at(actor, yard)
    to = request.GET.get("to", "")[:12]
    if request.method == "POST":
        to = request.POST.get("to", "")[:12]
        try:
            places.move_estate(actor=actor, yard=yard, to=to, seen=request.POST.get("seen", "")[:200])
            return redirect(f"/backoffice/estates/{code}/move/?from={estate.division.code}")
        except Refusal as refusal:
            form, status = refused(typed(request), refusal), refusal.status
    said = request.GET.get("q", "")[:60]
    shown: dict[str, Any] = {"estate": estate, "yard": yard, "levels": LEVELS, "q": said, "form": form}
    if to:
        shown |= {"meaning": meaning_of(actor, yard, to), "roles": people.POST_ROLES}
    else:
        shown |= {"found": places.divisions_to_move_to(actor, said), "back": request.GET.get("from", "")[:12]}
    return render(request, "backoffice/move.html", shown, status=status)
