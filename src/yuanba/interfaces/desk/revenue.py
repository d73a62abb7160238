"""Public revenue on the desk: what is due, the contracts about common parts, the year in sums."""

from uuid import UUID

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from yuanba.domains.finance import public as finance
from yuanba.interfaces.asking import actor_of, stands_at, to_sign_in, typed
from yuanba.interfaces.desk.rail import desk_yard, frame
from yuanba.interfaces.pictures import of_stored
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import Actor, can
from yuanba.platform.yards.models import Yard
from yuanba.ui.forms import Form, refused

ACTION, LIMIT = "revenue.read", "spending.limit"
SHOWN = 12


@require_safe
def listed(request: HttpRequest, code: str) -> HttpResponse:
    """What is late or due within a week, then every contract, the newest first."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    return _listed(request, actor, desk_yard(actor, code, ACTION), Form())


def _listed(request: HttpRequest, actor: Actor, yard: Yard, form: Form, status: int = 200) -> HttpResponse:
    found = finance.revenue.revenue_desk(actor, yard, after=request.GET.get("after", ""))
    shown = frame(request, yard, "revenue") | {
        "found": found,
        "rows": found.page.rows,
        "more": found.page.more,
        "due": found.due[:SHOWN],
        "due_more": max(len(found.due) - SHOWN, 0),
        "today": clock.today(),
        "kinds": finance.revenue.KINDS,
        "periods": finance.revenue.PERIODS,
        "form": form,
        "may_agree": can(actor, "revenue.agree", yard),
        "may_limit": can(actor, LIMIT, yard),
        "may_spend": can(actor, "spending.write", yard),
    }
    return render(request, "desk/revenue.html", shown, status=status)


@require_POST
def fund(request: HttpRequest, code: str) -> HttpResponse:
    """What part of it goes to the maintenance fund at least."""
    stands_at(request, f"/desk/{code}/revenue/")
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code, LIMIT)
    text = request.POST.get("percent", "").strip()
    percent = int(text) if text.isascii() and text.isdecimal() and len(text) < 4 else -1
    try:
        finance.revenue.set_fund_part(actor=actor, yard=yard, percent=percent)
    except Refusal as refusal:
        if refusal.status not in (409, 422):
            raise
        return _listed(request, actor, yard, refused(typed(request), refusal), refusal.status)
    return redirect(f"/desk/{code}/revenue/")


@require_safe
def scan(request: HttpRequest, code: str, scan_id: UUID, side: int) -> FileResponse:
    """A side of a signed contract; refused as absent."""
    actor = actor_of(request)
    yard = desk_yard(actor, code, ACTION)
    return of_stored(yard, finance.revenue.revenue_scan(actor, yard, scan_id), side)
