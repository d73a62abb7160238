"""Paying one's bills by WeChat, on the telephone: the order, and the page that follows it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from yuanba.domains.finance.public import online
from yuanba.interfaces.asking import actor_of, stands_at, to_sign_in
from yuanba.interfaces.paying import shown_of, way_of
from yuanba.interfaces.resident import bills
from yuanba.kernel.errors import Refusal
from yuanba.kernel.ids import token as new_key
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.public import by_code
from yuanba.ui.forms import Form, refused


@require_POST
def pay(request: HttpRequest, code: str, home_id: UUID) -> HttpResponse:
    """An order of the bills that were chosen, with the sums that were seen; its page leads to WeChat."""
    stands_at(request, "/my/bills/")
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    kind, payer = way_of(request, code)
    seen = [one.split(":") for one in request.POST.getlist("bill")]
    chosen = {int(pair[0]): int(pair[1]) for pair in seen if len(pair) == 2 and _are_numbers(pair)}
    wish = online.Wish(sum(chosen.values()), kind, tuple(chosen), payer)
    yard = by_code(code)
    try:
        if not chosen:
            raise Refusal("invalid", fields={"bills": "online-bills"})
        key = (request.POST.get("key") or new_key())[:64]
        made = online.order_online(actor=actor, yard=yard, home_id=home_id, wish=wish, client_key=key)
    except Refusal as refusal:
        if refusal.status not in (409, 422):
            raise
        return bills.page(request, actor, refused({}, refusal), refusal.status)
    return redirect(f"/my/bills/{code}/orders/{made.id}/")


def _are_numbers(pair: list[str]) -> bool:
    return all(one.isdecimal() and len(one) < 13 for one in pair)


@require_http_methods(["GET", "POST"])
def order(request: HttpRequest, code: str, order_id: UUID) -> HttpResponse:
    """How it is paid, and whether it was; sent, WeChat is asked."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = by_code(code)
    if request.method == "GET":
        return _page(request, actor, yard, order_id, Form())
    try:
        online.ask_online(actor=actor, yard=yard, order_id=order_id)
    except Refusal as refusal:
        if refusal.status not in (409, 422):
            raise
        return _page(request, actor, yard, order_id, refused({}, refusal), refusal.status)
    return redirect(f"/my/bills/{code}/orders/{order_id}/?asked=1")


def _page(
    request: HttpRequest, actor: Actor, yard: Yard, order_id: UUID, form: Form, status: int = 200
) -> HttpResponse:
    shown = shown_of(request, online.online_order(actor, yard, order_id))
    shown |= {"form": form, "yard": yard, "asked": "asked" in request.GET, "dock": "mine"}
    response = render(request, "resident/order.html", shown, status=status)
    response["Cache-Control"] = "no-store"
    return response
