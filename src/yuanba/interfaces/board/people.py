"""Who looks after us: the whole estate, or one home of it; its committees, stations, and the line day and night."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yuanba.domains.people import public as people
from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of
from yuanba.interfaces.seats import COMMITTEES, Seated, seated
from yuanba.kernel import clock
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.public import by_code
from yuanba.ui.forms import Form
from yuanba.ui.words import of_code


def around(yard: Yard) -> dict[str, Any]:
    """What stands beside the people of an estate: the line day and night, stations, words."""
    return {
        "profile": places.profile(yard),
        "stations": places.stations_near(yard, clock.now()),
        "roles": people.POST_ROLES,
        "spoken": people.LANGUAGES,
    }


@require_safe
def everyone(request: HttpRequest, code: str) -> HttpResponse:
    """All of them; with `?home=3-1-902` those who look after that home."""
    yard, actor, said = by_code(code), actor_of(request), request.GET.get("home", "")[:60]
    home = places.find_place(yard, said) if said else None
    wrong = {"home": of_code("home-unknown")} if said and home is None else {}
    team = people.looks_after(home.path) if home else once(people.team_of_estate(yard.path))
    shown = around(yard) | {
        "yard": yard,
        "home": home,
        "form": Form({"home": said}, wrong),
        "team": people.seen_by(actor, team),
        "committees": [] if home else _committees(request, actor, yard),
        "sides": people.SIDES,
        "seats": people.SEATS,
    }
    return render(request, "board/people.html", shown)


def once(team: list[people.Member]) -> list[people.Member]:
    """Each person once in a role, whatever number of posts with the same words for where."""
    return list({(one.account, one.role, one.where): one for one in reversed(team)}.values())[::-1]


def _committees(request: HttpRequest, actor: Actor, yard: Yard) -> list[Seated]:
    """Those in which somebody sits, with the sides that have somebody."""
    found = (seated(request, yard, role) for role in COMMITTEES)
    seen = ((one, [(side, people.seen_by(actor, who)) for side, who in one.sides if who]) for one in found)
    return [replace(one, sides=sides) for one, sides in seen if sides]
