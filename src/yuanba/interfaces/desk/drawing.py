"""The company's pay under remuneration, on the desk: what is due until the last quarter that is over; drawing it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from yuanba.domains.finance import public as finance
from yuanba.interfaces.asking import actor_of, number_typed, to_sign_in, typed
from yuanba.interfaces.dates import day_of
from yuanba.interfaces.desk.rail import desk_yard, frame
from yuanba.kernel.errors import Refusal
from yuanba.kernel.ids import token as new_key
from yuanba.platform.access.public import can
from yuanba.ui.forms import Form, refused


@require_http_methods(["GET", "POST"])
def pay(request: HttpRequest, code: str) -> HttpResponse:
    """By contract; drawn, it is a voucher that somebody else approves."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code, "spending.write" if request.method == "POST" else "spending.read")
    form, status = Form({}), 200
    if request.method == "POST":
        try:
            made = finance.draw_remuneration(
                actor=actor,
                yard=yard,
                contract=number_typed(request.POST.get("contract", "")),
                until=day_of(request.POST.get("until", ""), "until"),
                client_key=(request.POST.get("key") or new_key())[:64],
            )
            return redirect(f"/desk/{code}/spending/{made.number}/?done=write")
        except Refusal as refusal:
            if refusal.status not in (409, 422):
                raise
            form, status = refused(typed(request), refusal), refusal.status
    shown = frame(request, yard, "spending") | {
        "rows": [(one, new_key()) for one in finance.pay_due(actor, yard)],
        "form": form,
        "may_write": can(actor, "spending.write", yard),
    }
    return render(request, "desk/pay.html", shown, status=status)
