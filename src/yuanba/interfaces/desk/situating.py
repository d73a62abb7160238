"""At the window: a space to park let to a home, or that nobody lives there; and the end of it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from yuanba.domains.finance import public as finance
from yuanba.interfaces.asking import actor_of, stands_at, to_sign_in, typed
from yuanba.interfaces.dates import day_of
from yuanba.interfaces.desk.rail import desk_yard
from yuanba.interfaces.desk.window import page
from yuanba.kernel.errors import Refusal
from yuanba.ui.forms import refused

ACTION = "bill.run"


@require_POST
def note(request: HttpRequest, code: str, home_id: UUID) -> HttpResponse:
    """From a day on."""
    link = f"/desk/{code}/window/{home_id}/"
    stands_at(request, link)
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard, form = desk_yard(actor, code, ACTION), request.POST
    try:
        since = day_of(form.get("since", ""), "since")
        new = finance.NewSituation(form.get("kind", ""), since, form.get("name", ""), form.get("price", ""))
        finance.note_situation(actor=actor, yard=yard, home_id=home_id, new=new)
    except Refusal as refusal:
        if refusal.status not in (409, 422):
            raise
        again = refused({**typed(request), "verb": "note"}, refusal)
        return page(request, actor, yard, home_id, again, refusal.status)
    return redirect(f"{link}?done=note#situations")


@require_POST
def end(request: HttpRequest, code: str, home_id: UUID, situation: UUID) -> HttpResponse:
    """With a day, which counts."""
    link = f"/desk/{code}/window/{home_id}/"
    stands_at(request, link)
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code, ACTION)
    try:
        until = day_of(request.POST.get("until", ""), "until")
        finance.end_situation(actor=actor, yard=yard, situation=situation, until=until)
    except Refusal as refusal:
        if refusal.status not in (409, 422):
            raise
        again = refused({**typed(request), "verb": f"end-{situation}"}, refusal)
        return page(request, actor, yard, home_id, again, refusal.status)
    return redirect(f"{link}?done=end#situations")
