"""What my homes owe and paid: on the telephone, with how each sum comes about; and a receipt that proves itself."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yuanba.domains.finance import public as finance
from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, to_sign_in
from yuanba.interfaces.billing import badge_of, lines_of
from yuanba.interfaces.resident.estates import names_of
from yuanba.kernel.ids import token as new_key
from yuanba.kernel.money import capital_yuan
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.public import by_code
from yuanba.ui.forms import Form

MOST = 50


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """What is owed first, then every bill and the last receipts."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    return page(request, actor, Form())


def page(request: HttpRequest, actor: Actor, form: Form, status: int = 200) -> HttpResponse:
    """What is owed first, then every bill and the last receipts; with what was refused."""
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
        "estates": {one.yard.code: one.yard_id for one in (*debts, *page.rows, *receipts)},
        "kinds": finance.words.KINDS,
        "payments": finance.words.PAYMENTS,
        "profiles": list(places.profiles({one.yard_id for one in debts}).values()) if debts else [],
        "payable": _payable(debts),
        "waiting": finance.online.own_orders(actor),
        "form": form,
        "key": new_key(),
        "dock": "mine",
    }
    return render(request, "resident/bills.html", shown, status=status)


def _payable(debts: list[finance.Bill]) -> list[tuple[finance.Bill, list[finance.Bill], int]]:
    """By home, where it can be paid by telephone: one bill of it, all of them, and their sum."""
    of_home: dict[UUID, list[finance.Bill]] = {}
    for one in debts:
        if finance.online.port_of(one.yard.code):
            of_home.setdefault(one.home_id, []).append(one)
    return [(rows[0], rows[:MOST], sum(one.left for one in rows[:MOST])) for rows in of_home.values()]


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
