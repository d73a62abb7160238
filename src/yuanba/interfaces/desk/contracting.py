"""Writing a contract on the desk: a new draft, a draft anew, or a supplement to one that is signed."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from yuanba.domains.contracts import public as contracts
from yuanba.interfaces.asking import actor_of, to_sign_in, typed
from yuanba.interfaces.dates import day_of
from yuanba.interfaces.desk.contract_form import codes_of, draft_of_form, terms_of_form, values_of, whole
from yuanba.interfaces.desk.rail import desk_yard, frame
from yuanba.interfaces.pricing import example, home_of
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.kernel.ids import token as new_key
from yuanba.platform.access.public import Actor, check
from yuanba.platform.yards.models import Yard
from yuanba.ui.forms import Form, refused

Sheet = contracts.Sheet | None


@require_http_methods(["GET", "POST"])
def write(request: HttpRequest, code: str, contract: int = 0) -> HttpResponse:
    """The form; `look` works out the example with what was typed, and keeps nothing."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code, "contract.read")
    sheet = contracts.sheet(actor, yard, contract) if contract else None
    check(actor, "contract.sign" if sheet and sheet.contract.signed_on else "contract.draft", yard)
    if request.method != "POST":
        return _page(request, yard, sheet, Form(_first(sheet)))
    form = typed(request)
    try:
        if form.get("act") == "look":
            contracts.checking.checked_terms(terms_of_form(form))
            return _page(request, yard, sheet, Form(form))
        kept = _keep(actor, yard, sheet, form)
    except Refusal as refusal:
        if refusal.status not in (409, 422):
            raise
        return _page(request, yard, sheet, refused(form, refusal), refusal.status)
    return redirect(f"/desk/{code}/contracts/{kept}/?done=1")


def _first(sheet: Sheet) -> dict[str, str]:
    if sheet is None:
        return {"mode": contracts.modes.LUMP_SUM, "key": new_key()}
    return values_of(sheet.contract, sheet.terms) | {"seen": str(sheet.contract.seen)}


def _keep(actor: Actor, yard: Yard, sheet: Sheet, form: dict[str, str]) -> int:
    """The number of the contract that was written."""
    if sheet is None:
        key = form.get("key", "")
        return contracts.draft_contract(actor=actor, yard=yard, draft=draft_of_form(form), client_key=key).number
    number, seen = sheet.contract.number, form.get("seen", "")
    if sheet.contract.signed_on:
        since, why = day_of(form.get("day", ""), "day"), form.get("why", "")
        terms = terms_of_form(form)
        contracts.supplement_contract(actor=actor, yard=yard, number=number, terms=terms, since=since, why=why)
    else:
        count = whole(seen) if seen.isdecimal() and len(seen) < 7 else 0
        contracts.rewrite_contract(actor=actor, yard=yard, number=number, draft=draft_of_form(form), seen=count)
    return number


def _page(request: HttpRequest, yard: Yard, sheet: Sheet, form: Form, status: int = 200) -> HttpResponse:
    words = contracts.vocabulary
    shown: dict[str, Any] = frame(request, yard, "contracts") | _example(sheet, form)
    shown |= {
        "form": form,
        "contract": sheet.contract if sheet else None,
        "is_supplement": bool(sheet and sheet.contract.signed_on),
        "is_looked": request.method == "POST" and not form.is_wrong,
        "today": clock.today().isoformat(),
        "line_codes": codes_of(form.values, "line"),
        "tariff_codes": codes_of(form.values, "tariff"),
        "modes": contracts.modes.MODES,
        "bases": contracts.modes.BASES,
        "kinds": words.KINDS,
        "shares": words.SHARES,
        "meters": words.METERS,
        "missing": words.MISSING,
        "pers": words.PERS,
        "costs": words.COSTS,
        "orders": words.ORDERS,
    }
    return render(request, "desk/contract_form.html", shown, status=status)


def _example(sheet: Sheet, form: Form) -> dict[str, Any]:
    """By what was typed; where that cannot be read, by what was kept."""
    try:
        terms = terms_of_form(form.values)
    except Refusal:
        terms = sheet.terms if sheet else contracts.Terms()
    return example(terms, home_of(form.values))
