"""Pages for signing in and for how pages are shown."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from yuanba.domains.people import public as people
from yuanba.interfaces.asking import actor_of, address_of, typed
from yuanba.interfaces.devices import forget
from yuanba.interfaces.signin.begin import arrive
from yuanba.interfaces.signin.binding import agree
from yuanba.interfaces.signin.pages import sign_in_page, target_of
from yuanba.kernel.errors import Refusal
from yuanba.ui import preferences
from yuanba.ui.forms import Form, refused
from yuanba.ui.preferences import prefs_of

KEPT = ("username", "phone", "asked", "name")
ASKS_FOR_A_NAME = {"say-name", "number-quiet"}


@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """By mobile number and code, or by user name and password; the session gets a new key."""
    if request.method == "GET":
        return sign_in_page(request, Form())
    act = request.POST.get("act", "password")
    try:
        if act == "ask":
            return _asked(request)
        account = _by_code(request) if act == "code" else _by_password(request)
    except Refusal as refusal:
        values = {name: value for name, value in typed(request).items() if name in KEPT}
        if refusal.code in ASKS_FOR_A_NAME:  # the code was right, and is good once more
            values["code"] = request.POST.get("code", "")
        wants_name = refusal.code in ASKS_FOR_A_NAME or "name" in request.POST
        by_password = act == "password" or refusal.code == "password-please"
        more: dict[str, Any] = {
            "by_password": by_password,
            "is_asked": "asked" in request.POST,
            "wants_name": wants_name,
        }
        return sign_in_page(request, refused(values, refusal), refusal.status, **more)
    agree(request)
    return arrive(request, account, target_of(request))


def _by_password(request: HttpRequest) -> people.Account:
    return people.sign_in(
        actor=actor_of(request),
        username=request.POST.get("username", ""),
        password=request.POST.get("password", ""),
        address=address_of(request),
    )


def _by_code(request: HttpRequest) -> people.Account:
    form = request.POST
    return people.sign_in_by_code(
        actor=actor_of(request),
        phone=form.get("phone", ""),
        asked=form.get("asked", ""),
        code=form.get("code", ""),
        name=form.get("name", ""),
        address=address_of(request),
        language=prefs_of(request).language,
    )


def _asked(request: HttpRequest) -> HttpResponse:
    language = prefs_of(request).language
    phone, address = request.POST.get("phone", ""), address_of(request)
    told = people.ask_code(actor=actor_of(request), phone=phone, address=address, language=language)
    form = Form({"phone": told.phone, "asked": told.asked})
    return sign_in_page(request, form, is_asked=True, shown_code=told.shown)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """The session is gone."""
    forget(request)
    request.session.flush()
    return redirect("/")


@require_http_methods(["GET", "POST"])
def prefs(request: HttpRequest) -> HttpResponse:
    """Set what the form says and go back; a GET shows all choices."""
    target = preferences.safe_next(request, request.POST.get("next") or request.GET.get("next", ""))
    if request.method == "GET":
        return render(request, "signin/prefs.html", {"next": target})
    response = redirect(target)
    for name in preferences.CHOICES:
        if name in request.POST:
            preferences.keep(response, name, request.POST[name], secure=settings.YUANBA_HTTPS)
    return response
