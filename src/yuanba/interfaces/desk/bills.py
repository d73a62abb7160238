"""Bills on the desk: the runs, one with its sums, whom it left out, and a single bill."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from yuanba.domains.finance import public as finance
from yuanba.interfaces.asking import actor_of, stands_at, to_sign_in, typed, uuid_or_absent
from yuanba.interfaces.billing import badge_of, lines_of
from yuanba.interfaces.dates import day_of
from yuanba.interfaces.desk.rail import desk_yard, frame
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, absent
from yuanba.kernel.ids import token as new_key
from yuanba.platform.access.public import Actor, can
from yuanba.platform.yards.models import Yard
from yuanba.ui.forms import Form, refused

ACTION = "bill.oversee"
ACTS: dict[str, Callable[..., finance.BillingRun]] = {"publish": finance.publish_bills, "drop": finance.drop_bills}


@require_http_methods(["GET", "POST"])
def listed(request: HttpRequest, code: str) -> HttpResponse:
    """The runs, and the form of the next one."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code, "bill.run" if request.method == "POST" else ACTION)
    form, status = Form(_usual()), 200
    if request.method == "POST":
        try:
            return redirect(f"/desk/{code}/bills/{_draft(request, actor, yard).number}/")
        except Refusal as refusal:
            if refusal.status not in (409, 422):
                raise
            form, status = refused(typed(request), refusal), refusal.status
    page = finance.runs(actor, yard, after=request.GET.get("after", ""))
    may = can(actor, "bill.run", yard)
    shown = frame(request, yard, "bills") | {
        "rows": page.rows,
        "more": page.more,
        "states": finance.words.STATES,
        "form": form,
        "may_run": may,
        "contracts": finance.contracts_to_bill(actor, yard) if may else [],
    }
    return render(request, "desk/bills.html", shown, status=status)


def _usual() -> dict[str, str]:
    """This month, to be paid by its end."""
    first, last = finance.month_of(clock.today())
    return {"key": new_key(), "month": f"{first:%Y-%m}", "due": last.isoformat()}


def _draft(request: HttpRequest, actor: Actor, yard: Yard) -> finance.BillingRun:
    form = request.POST
    month = finance.read_month(form.get("month", ""))
    if month is None:
        raise Refusal("invalid", fields={"month": "month-please"})
    text = form.get("contract", "")
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 7 else 0
    return finance.draft_bills(
        actor=actor,
        yard=yard,
        contract=number,
        month=month,
        due=day_of(form.get("due", ""), "due"),
        client_key=(form.get("key") or new_key())[:64],
    )


@require_safe
def show(request: HttpRequest, code: str, billing_run: int) -> HttpResponse:
    """One run."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    return _one(request, actor, desk_yard(actor, code, ACTION), billing_run, Form())


def _one(request: HttpRequest, actor: Actor, yard: Yard, number: int, form: Form, status: int = 200) -> HttpResponse:
    sheet = finance.run_sheet(actor, yard, number, after=request.GET.get("after", ""))
    shown: dict[str, Any] = frame(request, yard, "bills") | {
        "sheet": sheet,
        "run": sheet.run,
        "rows": [(bill, badge_of(bill)) for bill in sheet.bills.rows],
        "more": sheet.bills.more,
        "states": finance.words.STATES,
        "reasons": finance.words.REASONS,
        "form": form,
        "may_run": can(actor, "bill.run", yard),
        "done": request.GET.get("done", ""),
    }
    return render(request, "desk/billing_run.html", shown, status=status)


@require_safe
def skipped(request: HttpRequest, code: str, billing_run: int) -> HttpResponse:
    """Whom a run left out, and why."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code, ACTION)
    after = request.GET.get("after", "")
    page = finance.skipped_of(actor, yard, billing_run, after=uuid_or_absent(after) if after else None)
    shown = frame(request, yard, "bills") | {"rows": page.rows, "more": page.more, "reasons": finance.words.REASONS}
    return render(request, "desk/bills_skipped.html", shown | {"number": billing_run})


@require_POST
def do(request: HttpRequest, code: str, billing_run: int, verb: str) -> HttpResponse:
    """Publish a draft, or throw it away."""
    link = f"/desk/{code}/bills/{billing_run}/"
    stands_at(request, link)
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    if verb not in ACTS:
        raise absent()
    yard = desk_yard(actor, code, "bill.run")
    try:
        ACTS[verb](actor=actor, yard=yard, run=billing_run)
    except Refusal as refusal:
        if refusal.status not in (409, 422):
            raise
        return _one(request, actor, yard, billing_run, refused(typed(request), refusal), refusal.status)
    return redirect(f"{link}?done={verb}")


@require_http_methods(["GET", "POST"])
def bill(request: HttpRequest, code: str, bill: int) -> HttpResponse:
    """One bill with its arithmetic; a wrong one is taken back here."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code, "bill.see")
    form, status = Form(), 200
    if request.method == "POST":
        try:
            made = finance.credit_bill(actor=actor, yard=yard, bill=bill, why=request.POST.get("why", ""))
            return redirect(f"/desk/{code}/bill/{made.number}/?done=1")
        except Refusal as refusal:
            if refusal.status not in (409, 422):
                raise
            form, status = refused(typed(request), refusal), refusal.status
    sheet = finance.bill_sheet(actor, yard, bill)
    shown = frame(request, yard, "bills") | {
        "sheet": sheet,
        "bill": sheet.bill,
        "lines": lines_of(sheet),
        "badge": badge_of(sheet.bill),
        "kinds": finance.words.KINDS,
        "form": form,
        "may_credit": can(actor, "bill.run", yard) and not sheet.bill.credited_at and sheet.bill.fen > 0,
        "done": "done" in request.GET,
    }
    return render(request, "desk/bill.html", shown, status=status)
