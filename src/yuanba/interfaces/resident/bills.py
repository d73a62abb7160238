"""What my homes owe and paid: on the telephone, with how each sum comes about; and a receipt that proves itself."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yuanba.domains.finance import public as finance
from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, to_sign_in
from yuanba.interfaces.billing import badge_of, lines_of
from yuanba.interfaces.resident.estates import names_of
from yuanba.kernel.money import capital_yuan
from yuanba.platform.yards.public import by_code


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """What is owed first, then every bill and the last receipts."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    debts = finance.own_debts(actor)
    page = finance.own_bills(actor, after=request.GET.get("after", ""))
    receipts = finance.own_receipts(actor)
    shown = {
        "names": names_of(one.yard_id for one in (*debts, *page.rows, *receipts)),
        "debts": [(one, badge_of(one)) for one in debts],
        "owed": sum(one.left for one in debts),
        "rows": [(one, badge_of(one)) for one in page.rows],
        "more": page.more,
        "receipts": receipts,
        "kinds": finance.words.KINDS,
        "payments": finance.words.PAYMENTS,
        "profiles": list(places.profiles({one.yard_id for one in debts}).values()) if debts else [],
        "dock": "mine",
    }
    return render(request, "resident/bills.html", shown)


@require_safe
def one(request: HttpRequest, code: str, bill: int) -> HttpResponse:
    """One bill with its arithmetic."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = by_code(code)
    sheet = finance.bill_sheet(actor, yard, bill)
    shown = {
        "bill": sheet.bill,
        "sheet": sheet,
        "lines": lines_of(sheet),
        "badge": badge_of(sheet.bill),
        "kinds": finance.words.KINDS,
        "yard": yard,
        "phone": places.profile(yard).phone,
        "dock": "mine",
    }
    return render(request, "resident/bill.html", shown)


@require_safe
def proved(request: HttpRequest, code: str, receipt: int, receipt_code: str) -> HttpResponse:
    """A receipt, for whoever holds the paper: that it is real, and what it says."""
    yard = by_code(code)
    found = finance.proved(yard, receipt, receipt_code)
    shown = {
        "receipt": found,
        "payment": found.payment,
        "capital": capital_yuan(found.payment.fen),
        "kinds": finance.words.PAYMENTS,
        "ways": finance.words.WAYS,
        "yard": yard,
        "profile": places.profile(yard),
        "dock": "home",
    }
    response = render(request, "resident/receipt.html", shown)
    response["Cache-Control"] = "no-store"
    return response
