"""Calls back: whom to call about last week, what they said, and the figures of it."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_http_methods, require_POST

from yuanba.domains.cases import public as cases
from yuanba.interfaces.asking import actor_of, stands_at, to_sign_in, typed
from yuanba.interfaces.desk.rail import desk_yard, frame
from yuanba.kernel import clock
from yuanba.kernel.days import field_day
from yuanba.kernel.errors import Refusal, absent
from yuanba.kernel.ids import token as new_key
from yuanba.platform.access.public import Actor, can
from yuanba.platform.yards.models import Yard
from yuanba.ui.forms import Form, refused

ACTION = "case.call_back"


@require_http_methods(["GET", "POST"])
def listed(request: HttpRequest, code: str) -> HttpResponse:
    """The calls of a week; sent, the week is drawn."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code, ACTION)
    week = _week(request)
    if request.method == "GET":
        return _page(request, actor, yard, week, Form())
    given = typed(request)
    size = given.get("size", "")
    try:
        number = int(size) if size.isascii() and size.isdecimal() and len(size) < 4 else 0
        cases.draw_calls(actor=actor, yard=yard, week=week, size=number)
    except Refusal as refusal:
        if refusal.status not in (409, 422):
            raise
        return _page(request, actor, yard, week, refused(given, refusal), refusal.status)
    return redirect(f"/desk/{code}/calls/?week={week}")


@require_POST
def do(request: HttpRequest, code: str, call_id: UUID, verb: str) -> HttpResponse:
    """`open` how to reach somebody, or write down what was `told`."""
    week = _week(request)
    stands_at(request, f"/desk/{code}/calls/?week={week}")
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard, given = desk_yard(actor, code, ACTION), typed(request)
    if verb == "open":
        contact = cases.open_contact(actor=actor, yard=yard, call_id=call_id)
        return _page(request, actor, yard, week, Form(), opened={call_id: contact})
    if verb != "told":
        raise absent()
    told = cases.Told(
        reached="reached" in given,
        solved=given.get("solved", ""),
        content=given.get("content", ""),
        text=given.get("text", ""),
    )
    try:
        cases.call_back(actor=actor, yard=yard, call_id=call_id, told=told, key=given.get("key", ""))
    except Refusal as refusal:
        if refusal.status not in (409, 422):
            raise
        return _page(request, actor, yard, week, refused(given, refusal), refusal.status, wrong=call_id)
    return redirect(f"/desk/{code}/calls/?week={week}&done=1")


def _week(request: HttpRequest) -> date:
    """`?week=`, or the one before this."""
    try:
        return cases.callbacks.monday(field_day(request.GET["week"]))
    except KeyError:
        return cases.callbacks.monday(clock.today()) - timedelta(days=7)
    except ValueError:
        raise absent() from None


def _page(
    request: HttpRequest, actor: Actor, yard: Yard, week: date, form: Form, status: int = 200, **more: Any
) -> HttpResponse:
    draws, after = cases.draws_of(yard), request.GET.get("after", "")
    page = cases.calls_of(actor, yard, week, after=after)
    draw = next((one for one in draws if one.week == week), None)
    shown = frame(request, yard, "calls") | {
        "week": week,
        "until": week + timedelta(days=6),
        "draw": draw,
        "drawn": min(draw.size, draw.base) if draw else 0,
        "draws": draws,
        "calls": [(one, new_key()) for one in page.rows],
        "after": after,
        "more": page.more,
        "query": f"week={week}",
        "figures": cases.call_figures(actor, yard, week),
        "why": cases.callbacks.WHY,
        "answers": cases.callbacks.ANSWERS,
        "may_draw": can(actor, "case.draw_calls", yard),
        "may_open": can(actor, "case.call_contact", yard),
        "form": form,
        "opened": {},
        "done": "done" in request.GET,
    }
    response = render(request, "desk/calls.html", shown | more, status=status)
    patch_cache_control(response, no_store=True)
    return response
