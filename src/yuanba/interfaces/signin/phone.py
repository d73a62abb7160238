"""The own mobile number: asked for a code, proved by it, together with the password."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from yuanba.domains.people import public as people
from yuanba.interfaces.asking import actor_of, address_of, to_sign_in, typed
from yuanba.interfaces.signin.account import DEVICES
from yuanba.kernel.errors import Refusal, absent
from yuanba.platform.access.public import Actor
from yuanba.ui.forms import Form, refused
from yuanba.ui.preferences import prefs_of


@require_http_methods(["GET", "POST"])
def phone(request: HttpRequest) -> HttpResponse:
    """Step one takes the number, step two the code and the password."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    account = people.account(actor.account)
    if account is None or not account.password:
        raise absent()
    if request.method == "GET":
        return _page(request, Form())
    try:
        if request.POST.get("act") != "code":
            return _asked(request, actor)
        given = {name: request.POST.get(name, "") for name in ("phone", "asked", "code", "password")}
        people.change_phone(actor=actor, **given)
        return redirect(f"{DEVICES}?done=1")
    except Refusal as refusal:
        kept = {name: value for name, value in typed(request).items() if name in ("phone", "asked")}
        return _page(request, refused(kept, refusal), refusal.status, is_asked="asked" in kept)


def _asked(request: HttpRequest, actor: Actor) -> HttpResponse:
    language = prefs_of(request).language
    told = people.ask_code(
        actor=actor, phone=request.POST.get("phone", ""), address=address_of(request), language=language
    )
    return _page(request, Form({"phone": told.phone, "asked": told.asked}), is_asked=True, shown_code=told.shown)


def _page(request: HttpRequest, form: Form, status: int = 200, **more: Any) -> HttpResponse:
    shown = {"form": form, "codes_work": people.codes_work()}
    return render(request, "signin/phone.html", shown | more, status=status)
