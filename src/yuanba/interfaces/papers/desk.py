"""The desk's page of papers: what can be printed here, by whoever asks."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yuanba.domains.people import public as people
from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, to_sign_in, uuid_or_absent
from yuanba.interfaces.desk.rail import desk_yard, frame

ACTION = "notice.read"


@require_safe
def offered(request: HttpRequest, code: str) -> HttpResponse:
    """Door sheets, badges, posters; of a chosen place how many sheets there are."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code, ACTION)
    chosen = request.GET.get("place", "")
    sheets = places.sheets_under(actor, places.place(yard, uuid_or_absent(chosen))) if chosen else None
    shown = frame(request, yard, "papers") | {
        "doors": places.places_to_hang(actor, yard),
        "sheets": sheets,
        "badges": people.wearers(actor, yard),
        "roles": people.POST_ROLES,
    }
    return render(request, "desk/papers.html", shown)
