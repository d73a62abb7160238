"""Signing in by WeChat: there with a state that only this session knows, back with a code that is good once."""

import logging
from datetime import timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.crypto import constant_time_compare
from django.views.decorators.http import require_safe

from yuanba.domains.people import public as people
from yuanba.interfaces.asking import actor_of, address_of
from yuanba.interfaces.signin.asked import site_of
from yuanba.interfaces.signin.begin import arrive
from yuanba.interfaces.signin.binding import ask_to_bind
from yuanba.interfaces.signin.pages import sign_in_page
from yuanba.interfaces.signin.recent import recent
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, absent, register
from yuanba.kernel.ids import token
from yuanba.platform.access import throttle
from yuanba.ui.forms import refused

register("wechat-wrong", 422, "Signing in by WeChat was interrupted, or took too long. Please try again.")
register(
    "wechat-failed", 422, "WeChat did not answer as it should. Please try again, or sign in by your mobile number."
)
log = logging.getLogger("yuanba.wechat")
LEFT, GOOD, BACK = "wechat", timedelta(minutes=10), "/sign-in/wechat/back/"
TRIES_PER_ADDRESS, SECONDS = 60, 600


def is_inside(request: HttpRequest) -> bool:
    """Whether the browser is WeChat's own."""
    return "MicroMessenger" in request.headers.get("User-Agent", "")


@require_safe
def go(request: HttpRequest) -> HttpResponse:
    """To WeChat, to sign in."""
    return _left(request, "sign-in", request.GET.get("next", ""))


@require_safe
@recent
def link(request: HttpRequest) -> HttpResponse:
    """To WeChat, to link it to the own account."""
    return _left(request, str(actor_of(request).account), "/my/identities/?done=1")


def _left(request: HttpRequest, what: str, target: str) -> HttpResponse:
    port, inside = people.identity_port(), is_inside(request)
    if port is None or not port.fits(inside=inside):
        raise absent()
    state, until = token(), int((clock.now() + GOOD).timestamp())
    request.session[LEFT] = {"state": state, "until": until, "what": what, "next": target[:400], "inside": inside}
    return redirect(port.way(back=site_of(request).origin + BACK, state=state, inside=inside))


@require_safe
def back(request: HttpRequest) -> HttpResponse:
    """From WeChat: signed in, linked, or asked for the mobile number once."""
    told = request.session.pop(LEFT, None)
    target = told["next"] if told else ""
    try:
        return _back(request, told)
    except Refusal as refusal:
        if refusal.status not in (409, 422, 429):
            raise
        return sign_in_page(request, refused({}, refusal), refusal.status, target=target)


def _back(request: HttpRequest, told: dict[str, Any] | None) -> HttpResponse:
    actor, proof = actor_of(request), None
    if told is not None and _is_ours(request, told):
        proof = _proof(request, is_inside=bool(told["inside"]))
    if told is None or proof is None or told["what"] not in ("sign-in", str(actor.account)):
        raise Refusal("wechat-wrong")
    if told["what"] != "sign-in":
        people.link_identity(actor=actor, proof=proof)
        return redirect(told["next"])
    account = people.sign_in_by_identity(actor=actor, proof=proof)
    return arrive(request, account, told["next"]) if account else ask_to_bind(request, proof, told["next"])


def _is_ours(request: HttpRequest, told: dict[str, Any]) -> bool:
    """Whether this session asked for it and the answer came in time."""
    is_known = constant_time_compare(request.GET.get("state", ""), told["state"])
    return is_known and bool(told["until"] > clock.now().timestamp())


def _proof(request: HttpRequest, *, is_inside: bool) -> people.Proof | None:
    """Whom WeChat means; None where somebody said no there."""
    code, port = request.GET.get("code", ""), people.identity_port()
    if port is None or not code:
        return None
    throttle.hit(f"sign-in:address:{address_of(request)}", limit=TRIES_PER_ADDRESS, seconds=SECONDS)
    try:
        return port.prove(code[:512], inside=is_inside)
    except people.NotProvedError as error:
        log.warning("not proved", extra={"error": str(error)})
        raise Refusal("wechat-failed") from None
