"""A deficit under remuneration is covered, on the desk: out of what, by which resolution."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from yuanba.domains.finance import public as finance
from yuanba.interfaces.asking import actor_of, number_typed, to_sign_in, typed
from yuanba.interfaces.billing import sum_typed
from yuanba.interfaces.desk.rail import desk_yard, frame
from yuanba.kernel.errors import Refusal
from yuanba.kernel.ids import token as new_key
from yuanba.platform.access.public import can
from yuanba.ui.forms import Form, refused


@require_http_methods(["GET", "POST"])
def cover(request: HttpRequest, code: str) -> HttpResponse:
    """What was covered so far, and the form where a resolution about a deficit holds."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code, "spending.write" if request.method == "POST" else "spending.read")
    form, status = Form({"key": new_key(), "source": "public"}), 200
    if request.method == "POST":
        given = request.POST
        said = finance.covering.Cover(
            fen=sum_typed(given.get("fen", "")),
            source=given.get("source", ""),
            resolution=number_typed(given.get("resolution", "")),
            words=given.get("words", ""),
        )
        try:
            key = (given.get("key") or new_key())[:64]
            finance.covering.cover_deficit(actor=actor, yard=yard, cover=said, client_key=key)
            return redirect(f"/desk/{code}/spending/cover/?done=cover")
        except Refusal as refusal:
            if refusal.status not in (409, 422):
                raise
            form, status = refused(typed(request), refusal), refusal.status
    shown = frame(request, yard, "spending") | {
        "found": finance.covering.covers(actor, yard),
        "sources": finance.covering.SOURCES,
        "form": form,
        "may_write": can(actor, "spending.write", yard),
        "done": request.GET.get("done", ""),
    }
    return render(request, "desk/cover_deficit.html", shown, status=status)
