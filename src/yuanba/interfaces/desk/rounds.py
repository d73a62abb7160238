"""From door to door with a notice: which stairwell, then one tap a home."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from yuanba.domains.notices import public as notices
from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, stands_at, to_sign_in, uuid_or_absent
from yuanba.interfaces.desk.rail import desk_yard, frame
from yuanba.kernel.errors import Refusal, absent
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard
from yuanba.ui.forms import Form, refused

ACTION = "notice.deliver"


@require_safe
def stairwells(request: HttpRequest, code: str, notice_id: UUID) -> HttpResponse:
    """The stairwells one may deliver in, each with how many homes are left."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code, ACTION)
    notice = notices.notice_to_read(actor, yard, notice_id)
    found = notices.stairwells(actor, notice)
    shown = frame(request, yard, "notices") | {
        "notice": notice,
        "stairwells": found,
        "homes": sum(one.homes for one in found),
        "left": sum(one.left for one in found),
    }
    return render(request, "desk/stairwells.html", shown)


@require_http_methods(["GET", "POST"])
def stairwell(request: HttpRequest, code: str, notice_id: UUID, place_id: UUID) -> HttpResponse:
    """Fifty doors; a tap is kept at once, and the page stands at the same door again."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code, ACTION)
    place = places.place(yard, place_id)
    if request.method != "POST":
        return _page(request, actor, yard, notice_id, place, Form())
    stands_at(request, request.get_full_path())
    try:
        home = _tap(request, actor, yard, notice_id)
    except Refusal as refusal:
        if refusal.status not in (409, 422):
            raise
        return _page(request, actor, yard, notice_id, place, refused({}, refusal), refusal.status)
    return redirect(f"{request.get_full_path()}#h-{home}")


def _tap(request: HttpRequest, actor: Actor, yard: Yard, notice_id: UUID) -> UUID:
    """A button says the home, what came of it, and the turn its page knew of."""
    home, _dot, rest = request.POST.get("tap", "").partition(".")
    result, _dot, turn = rest.partition(".")
    if not turn.isdecimal() or len(turn) > 6:
        raise absent()
    at = uuid_or_absent(home)
    notices.knock(actor=actor, yard=yard, notice_id=notice_id, home_id=at, result=result, turn=int(turn))
    return at


def _page(
    request: HttpRequest,
    actor: Actor,
    yard: Yard,
    notice_id: UUID,
    place: places.Place,
    form: Form,
    status: int = 200,
) -> HttpResponse:
    notice, after = notices.notice_to_read(actor, yard, notice_id), request.GET.get("after", "")
    page = notices.doors_of(actor, notice, place, after=uuid_or_absent(after) if after else None)
    every = notices.stairwells(actor, notice)
    shown: dict[str, Any] = frame(request, yard, "notices") | {
        "notice": notice,
        "doors": page.rows,
        "more": page.more,
        "here": next((one for one in every if one.place.id == place.id), None),
        "next": next((one for one in every if one.place.id != place.id and one.left), None),
        "form": form,
        "results": notices.knocks.RESULTS,
    }
    return render(request, "desk/stairwell.html", shown, status=status)
