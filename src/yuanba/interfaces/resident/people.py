"""Who looks after my home."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yuanba.domains.people import public as people
from yuanba.interfaces.asking import actor_of, to_sign_in, uuid_or_absent
from yuanba.interfaces.board.people import around
from yuanba.interfaces.resident.estates import own_estates
from yuanba.kernel.errors import absent


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Those of the first of my homes, of the first in an estate, or of the one I chose."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    homes = {tenure.home_id: tenure for tenure in people.own_homes(actor.account)}
    own = own_estates(request, list(homes.values()))
    said = request.GET.get("home", "")
    first = homes.get(uuid_or_absent(said)) if said else own.at and own.at.first
    if said and first is None:
        raise absent()
    shown = {"estates": own.every, "homes": list(homes.values()), "first": first, "dock": "home"}
    if first:
        team = people.seen_by(actor, people.looks_after(first.home.path))
        shown |= around(first.yard) | {"yard": first.yard, "team": team}
    return render(request, "resident/people.html", shown)
