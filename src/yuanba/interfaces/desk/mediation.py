"""Mediation on the desk: what the mediator has, a new dispute, and one with all that was said."""

from typing import Any
from uuid import UUID

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from yuanba.domains.cases import public as cases
from yuanba.domains.places import public as places
from yuanba.interfaces import pictures
from yuanba.interfaces.asking import actor_of, to_sign_in, typed
from yuanba.interfaces.desk.rail import desk_yard, frame
from yuanba.interfaces.mediating import CLAUSES, SIDES, sides_typed
from yuanba.kernel.errors import Refusal
from yuanba.kernel.ids import token as new_key
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.public import by_code
from yuanba.ui.forms import Form, refused

ACTION = "dispute.mediate"


@require_safe
def listed(request: HttpRequest, code: str) -> HttpResponse:
    """What the mediator has in hand; `of=ended` what is over."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code, ACTION)
    ended = request.GET.get("of") == "ended"
    page = cases.mediated_by(actor, yard, after=request.GET.get("after", ""), running=not ended)
    shown = frame(request, yard, "mediation") | {
        "rows": page.rows,
        "more": page.more,
        "query": "of=ended" if ended else "",
        "ended": ended,
        "states": cases.disputes.STATES,
    }
    return render(request, "desk/disputes.html", shown)


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, code: str) -> HttpResponse:
    """What was brought to the station is written down."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code, ACTION)
    form, status = Form({"key": new_key()}), 200
    if request.method == "POST":
        try:
            made = _opened(request, actor, yard)
            return redirect(f"/desk/{code}/mediation/{made.id}/?done=open")
        except Refusal as refusal:
            if refusal.status not in (409, 422):
                raise
            form, status = refused(typed(request), refusal), refusal.status
    shown = frame(request, yard, "mediation") | {"form": form, "numbers": SIDES}
    return render(request, "desk/dispute_new.html", shown, status=status)


def _opened(request: HttpRequest, actor: Actor, yard: Yard) -> cases.Dispute:
    given = typed(request)
    sides = sides_typed(given)
    homes = (places.find_place(yard, one.home) for one in sides if one.home)
    place = next((home for home in homes if home), None) or places.root(yard)
    return cases.open_dispute(
        actor=actor, place=place, matter=given.get("matter", ""), sides=sides, client_key=given.get("key", "")[:64]
    )


@require_safe
def show(request: HttpRequest, code: str, dispute_id: UUID) -> HttpResponse:
    """One dispute, for its mediator."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    return page(request, actor, by_code(code), dispute_id, "", Form())


def page(
    request: HttpRequest, actor: Actor, yard: Yard, dispute_id: UUID, verb: str, form: Form, status: int = 200
) -> HttpResponse:
    """The page, with the form of one verb as it was typed."""
    found = cases.mediation(actor, yard, dispute_id)
    if not found.is_mediator:
        return redirect(f"/my/disputes/{yard.code}/{dispute_id}/")
    others = [one for one in cases.mediators_at(found.dispute.path) if one.account != actor.account]
    shown: dict[str, Any] = frame(request, yard, "mediation") | {
        "m": found,
        "others": others,
        "verb": verb,
        "form": form,
        "blank": Form(),
        "numbers": CLAUSES,
        "link": f"/desk/{yard.code}/mediation/{dispute_id}/",
        "done": request.GET.get("done", ""),
        "states": cases.disputes.STATES,
        "stances": cases.disputes.STANCES,
        "ways": cases.disputes.NEXT_WAYS,
        "held": cases.disputes.HELD,
        "signed": cases.disputes.SIGNED,
        "kinds": cases.disputes.KINDS,
    }
    answer = render(request, "desk/dispute.html", shown, status=status)
    answer.headers["Cache-Control"] = "no-store"
    return answer


@require_safe
def signature(request: HttpRequest, code: str, dispute_id: UUID, signature_id: UUID, side: int) -> FileResponse:
    """The picture of a signature, for those in the dispute; refused as absent."""
    yard = by_code(code)
    return pictures.of_signature(actor_of(request), yard, dispute_id, signature_id, side)
