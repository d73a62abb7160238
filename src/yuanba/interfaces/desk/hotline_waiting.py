"""Requests of the hotline for which a place is to be chosen, one after the other; and the files handed back."""

from urllib.parse import quote
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from yuanba.domains.cases.public import hotline
from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, stands_at, to_sign_in, uuid_or_absent
from yuanba.interfaces.desk.hotline import hotline_yard
from yuanba.interfaces.desk.rail import frame
from yuanba.interfaces.hotline_back import returned
from yuanba.interfaces.tables import dated, table_of
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard
from yuanba.ui.forms import Form, refused


@require_http_methods(["GET", "POST"])
def waiting(request: HttpRequest, code: str) -> HttpResponse:
    """The list, each with its form: an estate and a place in it, or not ours."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = hotline_yard(actor, code)
    form, status, row = Form(), 200, request.POST.get("row", "")
    if request.method == "POST":
        try:
            settled = _settle(request, actor, yard, uuid_or_absent(row))
            return redirect(f"/desk/{code}/hotline/waiting/?done={quote(settled.number)}")
        except Refusal as refusal:
            if refusal.status not in (409, 422):
                raise
            form, status = refused(request.POST.dict(), refusal), refusal.status
    after = request.GET.get("after", "")
    page = hotline.hotline_waiting(actor, yard, uuid_or_absent(after) if after else None)
    estates = hotline.estates_of(yard)
    shown = frame(request, yard, "hotline") | {
        "rows": page.rows,
        "more": page.more,
        "form": form,
        "typed_row": row,
        "uids": {name: f"{name}-{row}" for name in ("place", "reason", "estate")},
        "estates": [(one.code, places_of.name) for one, places_of in _named(estates)],
        "done": request.GET.get("done", "")[:40],
    }
    return render(request, "desk/hotline_waiting.html", shown, status=status)


def _named(estates: list[Yard]) -> list[tuple[Yard, places.Profile]]:
    named = places.profiles(one.id for one in estates)
    return [(one, named[one.id]) for one in estates]


def _settle(request: HttpRequest, actor: Actor, yard: Yard, row: UUID) -> hotline.HotlineRow:
    if request.POST.get("act") == "decline":
        reason = request.POST.get("reason", "")
        return hotline.settle_hotline_row(actor=actor, yard=yard, row_id=row, reason=reason)
    estate = next((one for one in hotline.estates_of(yard) if one.code == request.POST.get("estate")), None)
    if estate is None:
        raise Refusal("invalid", fields={"estate": "choice-unknown"})
    said = request.POST.get("place", "").strip()[:120]
    place = places.find_place(estate, said) if said else places.root(estate)
    if place is None:
        raise Refusal("invalid", fields={"place": "place-unknown"})
    return hotline.settle_hotline_row(actor=actor, yard=yard, row_id=row, place=place)


@require_POST
def hand_back(request: HttpRequest, code: str) -> HttpResponse:
    """A file of what has changed since the last one; the page then offers it."""
    stands_at(request, f"/desk/{code}/hotline/")
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = hotline_yard(actor, code)
    made = hotline.return_hotline(actor=actor, yard=yard, profile_id=uuid_or_absent(request.POST.get("profile", "")))
    return redirect(f"/desk/{code}/hotline/?back={made.number if made else 'none'}")


@require_safe
def handed(request: HttpRequest, code: str, number: int, kind: str) -> HttpResponseBase:
    """A file that was handed back, as often as it is asked for."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = hotline_yard(actor, code)
    heads, rows = returned(actor, yard, number)
    return table_of(heads, rows, dated(f"{code}-12345-{number}", kind), kind, f"{number}")
