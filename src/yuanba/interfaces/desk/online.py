"""Paying by WeChat on the desk: a code at the window, what was ordered and paid, refunds, the trade bill compared."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from yuanba.domains.finance.public import online
from yuanba.interfaces.asking import actor_of, stands_at, to_sign_in, typed, uuid_or_absent
from yuanba.interfaces.billing import plain, sum_typed
from yuanba.interfaces.desk import window
from yuanba.interfaces.desk.rail import desk_yard, frame
from yuanba.interfaces.desk.verbs import Verbs
from yuanba.interfaces.paying import shown_of
from yuanba.kernel.errors import Refusal
from yuanba.kernel.ids import token as new_key
from yuanba.platform.access.public import Actor, can
from yuanba.platform.yards.models import Yard
from yuanba.ui.forms import Form, refused

ACTION, COMPARE = "payment.take", "payment.compare"


@require_POST
def begin(request: HttpRequest, code: str, home_id: UUID) -> HttpResponse:
    """A code that whoever stands at the window scans."""
    stands_at(request, f"/desk/{code}/window/{home_id}/")
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code, ACTION)
    wish = online.Wish(sum_typed(request.POST.get("fen", "")), "native")
    key = (request.POST.get("key") or new_key())[:64]
    try:
        made = online.order_online(actor=actor, yard=yard, home_id=home_id, wish=wish, client_key=key)
    except Refusal as refusal:
        if refusal.status not in (409, 422):
            raise
        form = refused({**typed(request), "verb": "online"}, refusal)
        return window.page(request, actor, yard, home_id, form, refusal.status)
    return redirect(f"/desk/{code}/online/{made.id}/")


@require_safe
def listed(request: HttpRequest, code: str) -> HttpResponse:
    """The newest first; or only what a person should look at."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code, ACTION)
    odd, after = request.GET.get("odd") == "1", request.GET.get("after", "")
    page = online.online_orders(actor, yard, odd=odd, after=uuid_or_absent(after) if after else None)
    shown = frame(request, yard, "online") | {
        "rows": page.rows,
        "more": page.more,
        "query": "odd=1" if odd else "",
        "is_odd": odd,
        "states": online.STATES,
        "is_on": online.port_of(yard.code) is not None,
        "may_compare": can(actor, COMPARE, yard),
    }
    return render(request, "desk/online.html", shown)


@require_safe
def days(request: HttpRequest, code: str) -> HttpResponse:
    """The trade bill day by day, what differs, and what WeChat still has."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code, COMPARE)
    after = request.GET.get("after", "")
    found = online.compared(actor, yard, after=uuid_or_absent(after) if after else None)
    shown = frame(request, yard, "online") | {
        "found": found,
        "rows": found.page.rows,
        "more": found.page.more,
        "whys": online.DIFFERENCES,
        "is_on": online.port_of(yard.code) is not None,
    }
    return render(request, "desk/online_days.html", shown)


@require_safe
def show(request: HttpRequest, code: str, order_id: UUID) -> HttpResponse:
    """One order: its code while it waits, its receipt, what went back."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    return _one(request, actor, desk_yard(actor, code, ACTION), order_id, Form())


def _one(request: HttpRequest, actor: Actor, yard: Yard, order_id: UUID, form: Form, status: int = 200) -> HttpResponse:
    sheet = online.online_order(actor, yard, order_id)
    values = {"key": new_key(), "fen": plain(sheet.left) if sheet.left else ""}
    shown = frame(request, yard, "online") | shown_of(request, sheet)
    shown |= {"form": form if form.is_wrong else Form(values), "done": request.GET.get("done", "")}
    shown["may_return"] = can(actor, "payment.return", sheet.order.home)
    return render(request, "desk/online_order.html", shown, status=status)


@require_POST
def do(request: HttpRequest, code: str, order_id: UUID, verb: str) -> HttpResponse:
    """Ask WeChat, or give back."""
    return VERBS.do(request, code, f"/desk/{code}/online/{order_id}/", order_id, verb)


def _ask(request: HttpRequest, actor: Actor, yard: Yard, order_id: UUID) -> object:
    return online.ask_online(actor=actor, yard=yard, order_id=order_id)


def _refund(request: HttpRequest, actor: Actor, yard: Yard, order_id: UUID) -> object:
    form = request.POST
    fen, why, key = sum_typed(form.get("fen", "")), form.get("why", ""), (form.get("key") or new_key())[:64]
    return online.refund_online(actor=actor, yard=yard, order_id=order_id, fen=fen, why=why, client_key=key)


ACTS = {"ask": _ask, "refund": _refund}
VERBS = Verbs(ACTS, {"ask": ACTION, "refund": "payment.return"}, _one)
