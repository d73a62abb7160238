"""The book is handed to the company that follows: what it says, what was agreed on, the money that came since."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from yuanba.domains.finance import public as finance
from yuanba.interfaces.asking import actor_of, to_sign_in
from yuanba.interfaces.billing import sum_typed
from yuanba.interfaces.desk.contract_form import Reading
from yuanba.interfaces.desk.rail import desk_yard, frame
from yuanba.interfaces.desk.verbs import Verbs
from yuanba.kernel.ids import token as new_key
from yuanba.kernel.money import parse_yuan
from yuanba.platform.access.public import Actor, can
from yuanba.platform.yards.models import Yard
from yuanba.ui.forms import Form


@require_safe
def show(request: HttpRequest, code: str, contract: int) -> HttpResponse:
    """What stood in the book on the last day of the contract before."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    return page(request, actor, desk_yard(actor, code, "spending.read"), contract, Form())


def page(request: HttpRequest, actor: Actor, yard: Yard, number: int, form: Form, status: int = 200) -> HttpResponse:
    """The page, with the form of an act as it was typed."""
    kind = request.GET.get("kind", "")
    found = finance.handing.handing_over(actor, yard, number, kind, request.GET.get("after", ""))
    agreed, kinds = found.done.differs if found.done else {}, finance.handing.KINDS
    shown: dict[str, Any] = frame(request, yard, "contracts") | {
        "found": found,
        "rows": [(one, found.figures[one], agreed.get(one)) for one in kinds if found.figures[one] or one in agreed],
        "kinds": kinds,
        "kind": kind if kind in kinds else "",
        "form": form,
        "key": form.values.get("key") or new_key(),
        "may_agree": can(actor, "handover.agree", yard),
        "may_take": can(actor, "payment.bank", yard),
        "done": "done" in request.GET,
    }
    return render(request, "desk/handing_over.html", shown, status=status)


@require_POST
def do(request: HttpRequest, code: str, contract: int, verb: str) -> HttpResponse:
    """Agree, or take money that came; what is refused stands again on the page, with what was typed."""
    return VERBS.do(request, code, f"/desk/{code}/contracts/{contract}/handover/", contract, verb)


def _agree(request: HttpRequest, actor: Actor, yard: Yard, number: int) -> object:
    read = Reading(request.POST)
    typed = {kind: request.POST.get(f"sum_{kind}", "").strip() for kind in finance.handing.KINDS}
    differs = {kind: read.number(f"sum_{kind}", parse_yuan, 0) for kind, text in typed.items() if text}
    names = {name: read.text(name) for name in ("owners", "former", "following", "seen", "why")}
    on = read.day("on")
    read.done()
    agreed = finance.handing.Agreed(on, differs=differs, **names)
    return finance.handing.hand_over_book(actor=actor, yard=yard, number=number, agreed=agreed)


def _take(request: HttpRequest, actor: Actor, yard: Yard, number: int) -> object:
    fen, key = sum_typed(request.POST.get("fen", "")), (request.POST.get("key") or new_key())[:64]
    finance.handing.take_handed_money(actor=actor, yard=yard, number=number, fen=fen, client_key=key)
    return None


ACTS = {"agree": _agree, "take": _take}
RIGHTS = {"agree": "handover.agree", "take": "payment.bank"}
VERBS = Verbs(ACTS, RIGHTS, page)
