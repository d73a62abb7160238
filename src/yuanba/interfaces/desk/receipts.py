"""Receipts on the desk: those of a day with what is in the till, and one to print."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from yuanba.domains.finance import public as finance
from yuanba.interfaces.asking import actor_of, to_sign_in, typed
from yuanba.interfaces.billing import sum_typed
from yuanba.interfaces.dates import day_or_none
from yuanba.interfaces.desk.rail import desk_yard, frame
from yuanba.interfaces.papers.words import site_of
from yuanba.interfaces.paying import code_of
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.kernel.ids import token as new_key
from yuanba.kernel.money import capital_yuan
from yuanba.platform.access.public import can
from yuanba.ui.forms import Form, refused

ACTION, SIZES = "payment.take", ("58", "a4")


@require_safe
def listed(request: HttpRequest, code: str) -> HttpResponse:
    """Of a day, with what came in by way."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code, ACTION)
    try:
        day = day_or_none(request.GET.get("day", ""), "day")
    except Refusal:
        day = None
    found = finance.takings(actor, yard, day, after=request.GET.get("after", ""))
    shown = frame(request, yard, "receipts") | {
        "day": found.day,
        "today": clock.today(),
        "rows": found.page.rows,
        "more": found.page.more,
        "query": f"day={found.day.isoformat()}",
        "sums": [(finance.words.WAYS[way], found.sums[way]) for way in finance.words.WAYS if way in found.sums],
        "kinds": finance.words.PAYMENTS,
        "ways": finance.words.WAYS,
    }
    return render(request, "desk/receipts.html", shown)


@require_http_methods(["GET", "POST"])
def show(request: HttpRequest, code: str, receipt: int) -> HttpResponse:
    """One, for a small printer or on A4; a deposit is given back here."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code, ACTION)
    form, status = Form({"key": new_key(), "way": "cash"}), 200
    if request.method == "POST":
        data = request.POST
        kept = finance.Paying(sum_typed(data.get("kept", "")), data.get("way", ""), data.get("words", ""))
        key = (data.get("key") or new_key())[:64]
        try:
            made = finance.return_deposit(actor=actor, yard=yard, receipt=receipt, kept=kept, client_key=key)
            return redirect(f"/desk/{code}/receipts/{made.number}/?done=back")
        except Refusal as refusal:
            if refusal.status not in (409, 422):
                raise
            form, status = refused(typed(request), refusal), refusal.status
    found = finance.receipt(actor, yard, receipt)
    size = request.GET.get("size", "")
    address = f"{site_of(request)}/receipt/{yard.code}/{receipt}/{found.payment.code}/"
    shown = frame(request, yard, "window") | {
        "receipt": found,
        "payment": found.payment,
        "capital": capital_yuan(found.payment.fen),
        "image": code_of(address),
        "size": size if size in SIZES else SIZES[0],
        "kinds": finance.words.PAYMENTS,
        "ways": finance.words.WAYS,
        "by_hand": finance.words.BY_HAND,
        "form": form,
        "done": "done" in request.GET,
        "may_return": can(actor, "payment.return", found.payment.home),
    }
    return render(request, "desk/receipt.html", shown, status=status)
