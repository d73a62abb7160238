"""Planning an undertaking: what, where, from when, and whom it touches, looked at before it is kept."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from yuanba.domains.notices import public as notices
from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, to_sign_in, typed, uuid_or_absent
from yuanba.interfaces.desk.audiences import chosen, day_of, to_choose
from yuanba.interfaces.desk.rail import desk_yard, frame
from yuanba.kernel.errors import Refusal
from yuanba.kernel.ids import token as new_key
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard
from yuanba.ui.forms import Form, refused

PREVIEW = 60


@require_http_methods(["GET", "POST"])
def plan(request: HttpRequest, code: str) -> HttpResponse:
    """The form; "which homes are these?" counts and shows them, and nothing is kept by that."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code, "undertaking.plan")
    if request.method == "GET":
        return _form(request, yard, Form({"key": new_key(), "what": "places", "window_days": "7"}), {})
    form = typed(request) | {"places": " ".join(request.POST.getlist("places"))}
    try:
        if request.POST.get("act") == "look":
            return _form(request, yard, Form(form), _looked(request, yard))
        made = _planned(request, actor, yard)
    except Refusal as refusal:
        if refusal.status not in (409, 422):
            raise
        return _form(request, yard, refused(form, refusal), {}, refusal.status)
    return redirect(f"/desk/{code}/undertakings/{made.id}/?done=plan")


def _looked(request: HttpRequest, yard: Yard) -> dict[str, Any]:
    affected = chosen(request, yard)
    rows = notices.homes_of(yard, notices.checked_affected(yard, affected))
    return {"counted": rows.count(), "preview": list(rows.order_by("path")[:PREVIEW])}


def _form(request: HttpRequest, yard: Yard, form: Form, looked: dict[str, Any], status: int = 200) -> HttpResponse:
    shown = frame(request, yard, "undertakings") | to_choose(yard, form) | looked | {"form": form}
    shown["spots"] = places.places_to_choose(yard)
    return render(request, "desk/plan.html", shown, status=status)


def _planned(request: HttpRequest, actor: Actor, yard: Yard) -> notices.Undertaking:
    form = typed(request)
    made = notices.Plan(
        title=form.get("title", ""),
        title_en=form.get("title_en", ""),
        text=form.get("text", ""),
        text_en=form.get("text_en", ""),
        starts_on=day_of(form, "starts_on"),
        affected=chosen(request, yard),
        window_days=_number(form, "window_days", "window-days") or 0,
        noise_db=_number(form, "noise_db", "noise-range"),
        hours=form.get("hours", ""),
    )
    where, key = uuid_or_absent(form.get("place", "")), form.get("key", "")[:64]
    return notices.plan_undertaking(actor=actor, yard=yard, place_id=where, plan=made, client_key=key)


def _number(form: dict[str, str], name: str, code: str) -> int | None:
    text = form.get(name, "").strip()
    if text and not (text.isascii() and text.isdecimal() and len(text) < 5):
        raise Refusal("invalid", fields={name: code})
    return int(text) if text else None
