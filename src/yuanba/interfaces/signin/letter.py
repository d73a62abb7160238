"""Setting a password by a letter: type its code, see whose it is, choose user name and password, go on signed in."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from yuanba.domains.people import public as people
from yuanba.interfaces.asking import actor_of, address_of
from yuanba.interfaces.signin.begin import arrive
from yuanba.kernel.errors import Refusal
from yuanba.ui.forms import Form, refused

SECOND = "/my/second/"


@require_http_methods(["GET", "POST"])
def letter(request: HttpRequest) -> HttpResponse:
    """The code first; then what is set by it. After that comes the second step."""
    if request.method == "GET":
        return _page(request, Form())
    said = {name: request.POST.get(name, "")[:200] for name in ("code", "username", "password")}
    kept = {name: said[name] for name in ("code", "username")}
    found: people.PasswordLetter | None = None
    try:
        if request.POST.get("act") != "set":
            found = people.letter_called(said["code"], address_of(request))
            return _page(request, Form(kept), found)
        account = people.use_letter(actor=actor_of(request), address=address_of(request), **said)
    except Refusal as refusal:
        if refusal.code == "invalid":
            found = people.letter_called(said["code"], address_of(request))
        return _page(request, refused(kept, refusal), found, refusal.status)
    return arrive(request, account, SECOND)


def _page(
    request: HttpRequest, form: Form, found: people.PasswordLetter | None = None, status: int = 200
) -> HttpResponse:
    shown = {"form": form, "letter": found, "roles": people.POST_ROLES}
    response = render(request, "signin/letter.html", shown, status=status)
    response["Cache-Control"] = "no-store"
    return response
