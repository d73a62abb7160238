"""Contracts of the estate on the desk: the list, and one with what it says and what may be done with it."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST, require_safe

from yuanba.domains.contracts import public as contracts
from yuanba.interfaces.asking import actor_of, to_sign_in
from yuanba.interfaces.dates import day_of
from yuanba.interfaces.desk.contract_form import Reading, whole
from yuanba.interfaces.desk.rail import desk_yard, frame
from yuanba.interfaces.desk.verbs import Verbs
from yuanba.interfaces.pricing import example, home_of, said
from yuanba.kernel import clock
from yuanba.kernel.money import parse_yuan
from yuanba.platform.access.public import Actor, can
from yuanba.platform.yards.models import Yard
from yuanba.ui.forms import Form

ACTION = "contract.read"
Act = Callable[[HttpRequest, Actor, Yard, int], object]


@require_safe
def listed(request: HttpRequest, code: str) -> HttpResponse:
    """The newest first."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code, ACTION)
    page = contracts.listed(actor, yard, after=request.GET.get("after", ""))
    shown = frame(request, yard, "contracts") | {
        "rows": page.rows,
        "more": page.more,
        "states": contracts.lives.STATES,
        "modes": contracts.modes.MODES,
        "may_draft": can(actor, "contract.draft", yard),
    }
    return render(request, "desk/contracts.html", shown)


@require_safe
def show(request: HttpRequest, code: str, contract: int) -> HttpResponse:
    """One contract."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    return page(request, actor, desk_yard(actor, code, ACTION), contract, Form())


def page(request: HttpRequest, actor: Actor, yard: Yard, number: int, form: Form, status: int = 200) -> HttpResponse:
    """The page, with the form of an act as it was typed."""
    sheet = contracts.sheet(actor, yard, number)
    running = contracts.current(yard)
    leaving = running if running and running.id != sheet.contract.id and not running.ended_on else None
    shown: dict[str, Any] = frame(request, yard, "contracts") | said(sheet)
    shown |= example(sheet.terms, home_of({"area": request.GET.get("area", "")}))
    shown |= {
        "form": form,
        "leaving": leaving,
        "today": clock.today().isoformat(),
        "may": {verb: can(actor, f"contract.{verb}", yard) for verb in ("draft", "sign", "end")},
        "may_see_book": can(actor, "spending.read", yard),
        "done": "done" in request.GET,
    }
    return render(request, "desk/contract.html", shown, status=status)


@require_POST
def do(request: HttpRequest, code: str, contract: int, verb: str) -> HttpResponse:
    """Sign, end or let it succeed; what is refused stands again on the page, with what was typed."""
    return VERBS.do(request, code, f"/desk/{code}/contracts/{contract}/", contract, verb)


def _signing(read: Reading) -> contracts.Signing:
    return contracts.Signing(read.day("on"), read.text("owners"), read.text("company_signer"))


def _sign(request: HttpRequest, actor: Actor, yard: Yard, number: int) -> object:
    read = Reading(request.POST)
    signing, seen = _signing(read), read.number("seen", whole, 0)
    read.done()
    return contracts.sign_contract(actor=actor, yard=yard, number=number, signing=signing, seen=seen)


def _end(request: HttpRequest, actor: Actor, yard: Yard, number: int) -> object:
    day = day_of(request.POST.get("day", ""), "day")
    return contracts.end_contract(actor=actor, yard=yard, number=number, on=day, why=request.POST.get("why", ""))


def _succeed(request: HttpRequest, actor: Actor, yard: Yard, number: int) -> object:
    """The draft on the page follows the contract that runs."""
    read = Reading(request.POST)
    signing, seen, old = _signing(read), read.number("seen", whole, 0), read.number("old", whole, 0)
    kinds = contracts.vocabulary.SALDOS
    saldos = {kind: read.number(f"saldo_{kind}", parse_yuan, 0) for kind in kinds}
    read.done()
    follow = partial(contracts.succeed_contract, actor=actor, yard=yard, number=old, by=number)
    return follow(signing=signing, seen=seen, why=read.text("why"), saldos=saldos)


ACTS: dict[str, Act] = {"sign": _sign, "end": _end, "succeed": _succeed}
RIGHTS = {"sign": "contract.sign", "end": "contract.end", "succeed": "contract.end"}
VERBS = Verbs(ACTS, RIGHTS, page)
