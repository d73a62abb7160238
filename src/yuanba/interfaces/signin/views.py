"""Pages for signing in and for how pages are shown."""

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import rotate_token
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from yuanba.domains.people import public as people
from yuanba.interfaces.arrival import first_page
from yuanba.interfaces.asking import actor_of, address_of, typed
from yuanba.interfaces.middleware import ACCOUNT
from yuanba.kernel.errors import Refusal
from yuanba.ui import preferences
from yuanba.ui.forms import Form, refused


@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Name and password; the session gets a new key."""
    target = request.POST.get("next") or request.GET.get("next", "")
    form, status = Form(), 200
    if request.method == "POST":
        try:
            account = people.sign_in(
                actor=actor_of(request),
                username=request.POST.get("username", ""),
                password=request.POST.get("password", ""),
                address=address_of(request),
            )
        except Refusal as refusal:
            values = {"username": typed(request).get("username", "")}
            form, status = refused(values, refusal), refusal.status
        else:
            _begin(request, account.id)
            return redirect(preferences.safe_next(request, target, first_page(people.actor_of(account.id))))
    shown = {"form": form, "next": target, "is_demo": settings.YUANBA_DEMO}
    return render(request, "signin/sign_in.html", shown, status=status)


def _begin(request: HttpRequest, account: UUID) -> None:
    """A new key for the session, so that one known before is worth nothing; nothing of another account."""
    if request.session.get(ACCOUNT, str(account)) != str(account):
        request.session.flush()
    request.session.cycle_key()
    request.session[ACCOUNT] = str(account)
    rotate_token(request)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """The session is gone."""
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
