"""One home: who lives there now and before, shares, who speaks for it, who looks after it, and who moves in."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_http_methods

from yuanba.domains.people import public as people
from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, to_sign_in, typed, uuid_or_absent
from yuanba.interfaces.desk.card import stretches
from yuanba.interfaces.desk.cards import READ
from yuanba.interfaces.desk.rail import desk_yard, frame
from yuanba.interfaces.desk.staying import draft_typed, for_whom, stay_typed
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, absent
from yuanba.kernel.ids import uuid7
from yuanba.platform.access.public import Actor, can, check
from yuanba.ui.forms import Form, refused

DRAWN = ("home", "shop", "room")
WRITE = "people.register"


@require_http_methods(["GET", "POST"])
def show(request: HttpRequest, code: str, place_id: UUID) -> HttpResponse:
    """The home; sending its form lets somebody move in, with a card that is made at once."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    home = places.place(desk_yard(actor, code, READ), place_id)
    if home.kind not in DRAWN:
        raise absent()
    check(actor, READ, home)
    if request.method == "GET":
        today = clock.today().isoformat()
        return _page(request, actor, home, Form({"card": str(uuid7()), "since": today}))
    given = typed(request)
    try:
        _register(actor, home, given)
    except Refusal as refusal:
        if refusal.status not in (409, 422):
            raise
        return _page(request, actor, home, refused(given, refusal), refusal.status)
    return redirect(f"/desk/{code}/homes/{place_id}/?done=1")


def _register(actor: Actor, home: places.Place, given: dict[str, str]) -> None:
    check(actor, WRITE, home)
    stay = stay_typed(given)
    people.register_person(
        actor=actor,
        yard=home.yard,
        card_id=uuid_or_absent(given.get("card", "")),
        draft=draft_typed(given, [], is_new=True),
        home_id=home.id,
        stay=stay,
        stands_for=for_whom(actor, home.yard, home.id, given),
    )


def _page(request: HttpRequest, actor: Actor, home: places.Place, form: Form, status: int = 200) -> HttpResponse:
    yard = home.yard
    lines = stretches(people.tenures_of_home(actor, yard, home.id), clock.today())
    now = [line.held for line in lines if line.is_now]
    may = can(actor, WRITE, home)
    invitations = people.open_invitations(actor, yard) if may else []
    shown = (
        frame(request, yard, "homes")
        | _shares(now)
        | {
            "home": home,
            "tail": home.path.removeprefix(yard.path + "/").replace("/", "-"),
            "lines": lines,
            "now": now,
            "kinds": people.TENURE_ROLES,
            "bound": people.BOUND_KINDS,
            "party": people.PARTY,
            "roles": people.POST_ROLES,
            "team": people.seen_by(actor, people.looks_after(home.path)),
            "spoken": people.LANGUAGES,
            "seats": people.SEATS,
            "invitations": [one for one in invitations if one.home_id == home.id],
            "may_register": may,
            "form": form,
            "today": clock.today().isoformat(),
            "done": "done" in request.GET,
        }
    )
    response = render(request, "desk/home.html", shown, status=status)
    patch_cache_control(response, no_store=True)
    return response


def _shares(now: list[people.Held]) -> dict[str, Any]:
    """What of the home is owned by stated shares, who owns jointly, and who speaks for it."""
    owners = [one for one in now if one.who.kind in people.OWNING]
    stated = [one.who.share for one in owners if one.who.share is not None]
    speaker = next((one for one in owners if one.who.speaks), owners[0] if len(owners) == 1 else None)
    return {"owners": owners, "share_sum": sum(stated), "joint": len(owners) - len(stated), "speaker": speaker}
