"""Homes with overdue bills, and a reminder to their owners."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from yuanba.domains.finance import public as finance
from yuanba.interfaces.asking import actor_of, stands_at, to_sign_in, uuid_or_absent
from yuanba.interfaces.desk.rail import desk_yard, frame
from yuanba.kernel import clock
from yuanba.platform.access.public import can

ACTION = "bill.see"


@require_safe
def listed(request: HttpRequest, code: str) -> HttpResponse:
    """House by house."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code, ACTION)
    after = request.GET.get("after", "")
    found = finance.arrears(actor, yard, after=uuid_or_absent(after) if after else None)
    shown = frame(request, yard, "arrears") | {
        "found": found,
        "rows": [(one, can(actor, "payment.take", one.home)) for one in found.page.rows],
        "more": found.page.more,
        "today": clock.today(),
        "done": "done" in request.GET,
    }
    return render(request, "desk/arrears.html", shown)


@require_POST
def remind(request: HttpRequest, code: str, home_id: UUID) -> HttpResponse:
    """Once a day."""
    link = f"/desk/{code}/arrears/"
    stands_at(request, link)
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    finance.remind_home(actor=actor, yard=desk_yard(actor, code, ACTION), home_id=home_id)
    return redirect(f"{link}?done=1#h-{home_id}")
