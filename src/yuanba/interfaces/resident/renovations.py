"""A resident's renovations: asking for one, what was said about it, and which ones run on the same stairs."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from yuanba.domains.cases import public as cases
from yuanba.domains.people import public as people
from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, count_upload, to_sign_in, typed
from yuanba.interfaces.dates import day_or_none
from yuanba.interfaces.renovating import badge_of
from yuanba.interfaces.resident.estates import own_estates
from yuanba.interfaces.uploads import stored_photos
from yuanba.kernel.errors import Refusal, absent
from yuanba.kernel.ids import token as new_key
from yuanba.platform.access.public import REPORTER, Actor, can
from yuanba.platform.yards.public import by_code
from yuanba.ui.forms import Form, refused


def _homes(actor: Actor) -> list[people.Tenure]:
    found = people.own_homes(actor.account) if actor.account else []
    return [one for one in found if can(actor, "renovation.ask", one.home)]


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """Mine, and those on my stairs with their days and hours."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    homes = _homes(actor)
    own, near = own_estates(request, homes), cases.renovations_near(actor)
    shown = {
        "rows": [(one, badge_of(one)) for one in cases.own_renovations(actor)],
        "near": [(one, badge_of(one)) for one in near],
        "may_ask": bool(homes),
        "says": [one for one in own.every if one.yard.id in {other.yard_id for other in near}],
        "names": {one.yard.id: one.profile for one in own.every} if len(own.every) > 1 else {},
        "query": own.query,
        "yard": own.at.yard if own.at else None,
        "works": cases.renovation.WORKS,
        "dock": "mine",
    }
    return render(request, "resident/renovations.html", shown)


@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Which home, what, when, by whom, with which drawings; and the rules of the house."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    estates = own_estates(request, _homes(actor))
    if estates.at is None:
        raise absent()
    homes = estates.at.homes
    own = next((one for one in homes if str(one.home_id) == request.POST.get("own", "")), homes[0])
    form, status = Form({"key": new_key()}), 200
    if request.method == "POST":
        try:
            made = _asked(request, actor, own.home)
            return redirect(f"/my/renovations/{own.yard.code}/{made.case_id}/?done=asked")
        except Refusal as refusal:
            if refusal.status not in (409, 413, 422, 429):
                raise
            form, status = refused(typed(request), refusal), refusal.status
    shown: dict[str, Any] = estates.shown | {
        "form": form,
        "homes": homes,
        "own": own,
        "chosen": request.POST.getlist("works"),
        "works": cases.renovation.WORKS,
        "untouchable": cases.renovation.UNTOUCHABLE,
        "kept": cases.drawings_for(own.home),
        "phone": estates.at.profile.phone,
        "yard": own.yard,
        "dock": "mine",
    }
    return render(request, "resident/renovation_new.html", shown, status=status)


def _asked(request: HttpRequest, actor: Actor, home: places.Place) -> cases.Renovation:
    if request.FILES:
        count_upload(request)
    given = typed(request)
    drawings = stored_photos(request, home.yard, "drawings", cases.renovation.MOST_DRAWINGS, pdf=True)
    intended = cases.Intended(
        text=given.get("text", ""),
        works=tuple(request.POST.getlist("works")),
        starts_on=day_or_none(given.get("starts_on", ""), "starts_on"),
        ends_on=day_or_none(given.get("ends_on", ""), "ends_on"),
        company=given.get("company", ""),
        agrees=given.get("agrees") == "1",
        drawings=drawings,
    )
    key = (given.get("key") or new_key())[:64]
    return cases.ask_renovation(actor=actor, home=home, intended=intended, client_key=key)


@require_safe
def show(request: HttpRequest, code: str, case_id: UUID) -> HttpResponse:
    """One of mine: how it stands, the conditions, what was said about each drawing, who came to see."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    case = cases.case_to_read(actor, by_code(code), case_id)
    story = cases.renovation_of(case) if REPORTER in cases.own_roles(actor, case) else None
    if story is None:
        raise absent()
    shown = {
        "story": story,
        "r": story.renovation,
        "case": case,
        "badge": badge_of(story.renovation),
        "kept": cases.drawings_for(story.renovation.home),
        "done": request.GET.get("done", ""),
        "works": cases.renovation.WORKS,
        "untouchable": cases.renovation.UNTOUCHABLE,
        "stages": cases.renovation.STAGES,
        "yard": case.yard,
        "phone": places.profile(case.yard).phone,
        "dock": "mine",
    }
    return render(request, "resident/renovation.html", shown)
