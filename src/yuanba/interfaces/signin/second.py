"""The second factor: asked for after the password, and set up by its owner."""

from typing import Any

import segno
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_http_methods

from yuanba.domains.people import public as people
from yuanba.interfaces.asking import actor_of, to_sign_in
from yuanba.interfaces.signin.asked import asked_anew, challenge_of, site_of
from yuanba.interfaces.signin.begin import Pending, begin, come_in, pending
from yuanba.interfaces.signin.recent import recent
from yuanba.kernel.errors import Refusal
from yuanba.kernel.onetime import as_typed, otpauth
from yuanba.platform.access.public import Actor
from yuanba.ui.forms import Form, refused


@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """The code of the authenticator, or a recovery code."""
    waits = pending(request)
    if waits is None:
        return redirect("/sign-in/")
    form, status = Form(), 200
    if request.method == "POST":
        try:
            return come_in(request, _shown(request, waits), waits.next)
        except Refusal as refusal:
            form, status = refused({}, refusal), refusal.status
    shown: dict[str, Any] = {"form": form, "by_app": people.proving.has_authenticator(waits.account)}
    if people.proving.own_passkeys(waits.account):
        shown["options"] = people.proving.options_to_use(site_of(request), asked_anew(request, "second"), waits.account)
    return render(request, "signin/second_ask.html", shown, status=status)


def _shown(request: HttpRequest, waits: Pending) -> people.Account:
    """Whose code or passkey it is."""
    who: dict[str, Any] = {"account_id": waits.account, "session_turn": waits.turn}
    if request.POST.get("act") != "passkey":
        return people.proving.check_second_factor(actor=actor_of(request), code=request.POST.get("code", ""), **who)
    return people.proving.check_passkey(
        actor=actor_of(request),
        said=request.POST.get("said", ""),
        challenge=challenge_of(request, "second"),
        site=site_of(request),
        **who,
    )


@require_http_methods(["GET", "POST"])
def show(request: HttpRequest) -> HttpResponse:
    """Set up, confirm, or take away the own authenticator."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    if request.method == "GET":
        return _page(request, actor, Form())
    return _tried(request) if request.POST.get("act") == "remove" else recent(_tried)(request)


def _tried(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    try:
        return _done(request, actor)
    except Refusal as refusal:
        if refusal.status not in (409, 422, 429):
            raise
        return _page(request, actor, refused({}, refusal), refusal.status)


def _done(request: HttpRequest, actor: Actor) -> HttpResponse:
    given, act = request.POST, request.POST.get("act")
    if act == "confirm":
        made = people.proving.confirm_second_factor(
            actor=actor, code=given.get("code", ""), password=given.get("password", "")
        )
        begin(request, made.account)
        return render(request, "signin/second_codes.html", {"codes": made.codes})
    if act == "remove":
        people.proving.remove_second_factor(actor=actor, code=given.get("code", ""))
    else:
        people.proving.enrol_second_factor(actor=actor)
    return redirect("/my/second/")


def _page(request: HttpRequest, actor: Actor, form: Form, status: int = 200) -> HttpResponse:
    account = people.account(actor.account) if actor.account else None
    row = people.proving.second_of(actor.account) if actor.account else None
    keys = people.proving.own_passkeys(account.id) if account else []
    shown: dict[str, Any] = {"form": form, "account": account, "row": row, "keys": keys}
    if account is not None and row is not None and row.confirmed_at is None:
        secret = people.proving.secret_of(row)
        label = account.username or account.phone or account.name
        shown |= {"image": _image(otpauth(secret, issuer="Yuanba", label=label)), "typed": as_typed(secret)}
    return render(request, "signin/second.html", shown, status=status)


def _image(address: str) -> SafeString:
    drawn = segno.make(address, error="m").svg_inline(omitsize=True, border=2, light="#fff")
    return mark_safe(drawn)  # noqa: S308  made here of escaped words
