"""The maintenance fund on the desk: what its special account told, and a form for the next statement of it."""

from uuid import UUID

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from yuanba.domains.finance.public import fund
from yuanba.interfaces.asking import actor_of, to_sign_in, typed
from yuanba.interfaces.billing import sum_typed
from yuanba.interfaces.dates import day_or_none
from yuanba.interfaces.desk.rail import desk_yard, frame
from yuanba.interfaces.pictures import of_stored
from yuanba.interfaces.uploads import stored_photos
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import can
from yuanba.platform.yards.models import Yard
from yuanba.ui.forms import Form, refused

ACTION, NOTE = "spending.read", "fund.note"


@require_http_methods(["GET", "POST"])
def listed(request: HttpRequest, code: str) -> HttpResponse:
    """All that was told, the last first; and what is noted now."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code, NOTE if request.method == "POST" else ACTION)
    form, status = Form(), 200
    if request.method == "POST":
        try:
            fund.note_fund(actor=actor, yard=yard, said=_stood(request, yard))
            return redirect(f"/desk/{code}/fund/?done=1")
        except Refusal as refusal:
            if refusal.status not in (409, 413, 422):
                raise
            form, status = refused(typed(request), refusal), refusal.status
    found = fund.fund_told(actor, yard, request.GET.get("after", ""))
    shown = frame(request, yard, "spending") | {
        "rows": found.rows,
        "more": found.more,
        "form": form,
        "may_note": can(actor, NOTE, yard),
        "done": request.GET.get("done", ""),
    }
    return render(request, "desk/fund.html", shown, status=status)


def _stood(request: HttpRequest, yard: Yard) -> fund.Stood:
    """What was typed: a day or a sum that cannot be read is refused with the other fields."""
    form = request.POST
    scans = stored_photos(request, yard, "scan", 1, pdf=True)
    try:
        day = day_or_none(form.get("day", ""), "day")
    except Refusal:
        day = None
    came, used = (sum_typed(form.get(name, "")) for name in ("came", "used"))
    balance = sum_typed(form.get("balance", "").strip() or "-1")
    return fund.Stood(day, came, used, balance, form.get("source", ""), scans[0] if scans else None)


@require_safe
def scan(request: HttpRequest, code: str, standing_id: UUID, side: int) -> FileResponse:
    """The statement of the account; refused as absent."""
    actor = actor_of(request)
    yard = desk_yard(actor, code, ACTION)
    return of_stored(yard, fund.fund_file(actor, yard, standing_id), side)
