"""Who it is, shown once more; then back to the page that asked for it, with what was typed there."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from yuanba.domains.people import public as people
from yuanba.interfaces.asking import actor_of, address_of, to_sign_in
from yuanba.interfaces.signin.asked import asked_anew, challenge_of, site_of
from yuanba.interfaces.signin.begin import begin
from yuanba.kernel.errors import Refusal, absent
from yuanba.platform.access.public import Actor
from yuanba.ui import preferences
from yuanba.ui.forms import Form, refused
from yuanba.ui.preferences import prefs_of


@require_http_methods(["GET", "POST"])
def again(request: HttpRequest) -> HttpResponse:
    """By passkey, authenticator, password or a code to the own number, whatever the account has."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    if request.method == "GET":
        return _page(request, actor, Form())
    act = request.POST.get("act", "")
    try:
        if act == "ask":
            return _asked(request, actor)
        begin(request, _by_passkey(request, actor) if act == "passkey" else _by_hand(request, actor))
    except Refusal as refusal:
        more = {"is_asked": True, "asked": request.POST["asked"]} if "asked" in request.POST else {}
        return _page(request, actor, refused({}, refusal), refusal.status, **more)
    return redirect(preferences.safe_next(request, _target(request), "/my/devices/"))


def _by_hand(request: HttpRequest, actor: Actor) -> people.Account:
    given = {name: request.POST.get(name, "") for name in ("password", "code", "asked")}
    return people.prove_again(actor=actor, **given)


def _by_passkey(request: HttpRequest, actor: Actor) -> people.Account:
    account = _account(actor)
    return people.proving.check_passkey(
        actor=actor,
        account_id=account.id,
        session_turn=account.session_turn,
        said=request.POST.get("said", ""),
        challenge=challenge_of(request, "again"),
        site=site_of(request),
    )


def _asked(request: HttpRequest, actor: Actor) -> HttpResponse:
    language = prefs_of(request).language
    phone, address = _account(actor).phone or "", address_of(request)
    told = people.ask_code(actor=actor, phone=phone, address=address, language=language)
    return _page(request, actor, Form({"phone": told.phone}), is_asked=True, asked=told.asked, shown_code=told.shown)


def _account(actor: Actor) -> people.Account:
    account = people.account(actor.account) if actor.account else None
    if account is None:
        raise absent()
    return account


def _target(request: HttpRequest) -> str:
    return request.POST.get("next") or request.GET.get("next", "")


def _page(request: HttpRequest, actor: Actor, form: Form, status: int = 200, **more: Any) -> HttpResponse:
    account = _account(actor)
    shown = {"form": form, "account": account, "next": _target(request), "codes_work": people.codes_work()}
    shown["by_app"] = people.proving.has_authenticator(account.id)
    if people.proving.own_passkeys(account.id):
        shown["options"] = people.proving.options_to_use(site_of(request), asked_anew(request, "again"), account.id)
    return render(request, "signin/again.html", shown | more, status=status)
