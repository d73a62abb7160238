"""The shift is handed over: what is open, what is due, some words; the next one takes it by one tap."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from yuanba.domains.cases import public as cases
from yuanba.interfaces.asking import actor_of, stands_at, to_sign_in, typed, uuid_or_absent
from yuanba.interfaces.desk.rail import desk_yard, frame
from yuanba.kernel.errors import Refusal
from yuanba.kernel.ids import token as new_key
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard
from yuanba.ui.forms import Form, refused


@require_http_methods(["GET", "POST"])
def shifts(request: HttpRequest, code: str) -> HttpResponse:
    """What the next shift finds now, the form, and the shifts of before."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code)
    if request.method == "GET":
        return _page(request, actor, yard, Form({"key": new_key()}))
    given = typed(request)
    try:
        to = uuid_or_absent(given["to"]) if given.get("to") else None
        row = cases.hand_over_shift(
            actor=actor, yard=yard, to=to, words=given.get("text", ""), client_key=given.get("key", "")
        )
    except Refusal as refusal:
        if refusal.status not in (409, 422):
            raise
        return _page(request, actor, yard, refused({**given, "key": new_key()}, refusal), refusal.status)
    return redirect(f"/desk/{code}/shifts/{row.id}/")


@require_safe
def show(request: HttpRequest, code: str, shift_id: UUID) -> HttpResponse:
    """One hand-over, to read, to print, to take."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    return _shown(request, actor, desk_yard(actor, code), shift_id, Form())


@require_POST
def take(request: HttpRequest, code: str, shift_id: UUID) -> HttpResponse:
    """Taken over."""
    stands_at(request, f"/desk/{code}/shifts/{shift_id}/")
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code)
    try:
        cases.take_shift(actor=actor, yard=yard, handover_id=shift_id)
    except Refusal as refusal:
        if refusal.status != 409:
            raise
        return _shown(request, actor, yard, shift_id, refused({}, refusal), 409)
    return redirect(f"/desk/{code}/shifts/{shift_id}/")


def _page(request: HttpRequest, actor: Actor, yard: Yard, form: Form, status: int = 200) -> HttpResponse:
    page = cases.handovers(actor, yard, after=request.GET.get("after", ""))
    shown = frame(request, yard, "shifts") | {
        "shift": cases.shift_now(actor, yard),
        "people": cases.next_people(actor, yard),
        "rows": page.rows,
        "more": page.more,
        "form": form,
    }
    return render(request, "desk/shifts.html", shown, status=status)


def _shown(
    request: HttpRequest, actor: Actor, yard: Yard, shift_id: UUID, form: Form, status: int = 200
) -> HttpResponse:
    row = cases.handover(actor, yard, shift_id)
    shown = frame(request, yard, "shifts") | {
        "row": row,
        "shift": cases.shift_of(actor, row),
        "form": form,
        "may_take": row.taken_at is None and row.by != actor.account and row.to in (None, actor.account),
    }
    return render(request, "desk/shift.html", shown, status=status)
