"""Pages for what goes wrong: in the user's language, saying what is kept and whom to call."""

import json

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from yuanba.domains.people.public import TENURE_ROLES
from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of
from yuanba.kernel.errors import Refusal, register
from yuanba.platform.yards.public import by_code
from yuanba.ui.words import of_refusal

register("csrf", 403, "This page was open too long. Please go back, reload it, and send again.")
register("method", 405, "This address does not take that method.")
register("broken", 400, "This could not be read, or is too much at once. Please go back and try again with less.")
register("body-too-large", 413, "This is too much at once. Please send fewer or smaller photographs.")
register("fault", 500, "Something went wrong on our side. It has been noted. Please try again in a while.")


def csrf(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without a valid token."""
    return refused(request, Refusal("csrf"))


def absent(request: HttpRequest, exception: Exception) -> HttpResponse:
    """No such address."""
    return _told(request, Refusal("not-found"))


def broken(request: HttpRequest, exception: Exception) -> HttpResponse:
    """A request that cannot be understood."""
    return _told(request, Refusal("broken"))


def other_method(request: HttpRequest) -> HttpResponse:
    """A method that the address does not take."""
    return _told(request, Refusal("method"))


def too_large(request: HttpRequest) -> HttpResponse:
    """More than is ever read."""
    return _told(request, Refusal("body-too-large"))


def fault(request: HttpRequest) -> HttpResponse:
    """A fault of ours."""
    return _told(request, Refusal("fault"))


def _told(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """As a page; to a program as problem+json."""
    return problem(refusal) if request.path.startswith("/api/") else refused(request, refusal)


def problem(refusal: Refusal) -> HttpResponse:
    """A refusal for programs (RFC 9457)."""
    words = {"type": f"urn:yuanba:{refusal.code}", "code": refusal.code, "title": of_refusal(refusal)}
    body = json.dumps({**words, "status": refusal.status}, ensure_ascii=False)
    return HttpResponse(body, content_type="application/problem+json", status=refusal.status)


def refused(request: HttpRequest, refusal: Refusal) -> HttpResponse:
    """The page of a refusal, with its status."""
    heading = _("Nothing here") if refusal.status == 404 else _("That did not work")
    shown = {"heading": heading, "message": of_refusal(refusal), "help_phone": _phone(request)}
    return render(request, "ui/refused.html", shown, status=refusal.status)


def help_line(request: HttpRequest) -> str:
    """The telephone of the estate where whoever asks has a home; empty where none is, or the database is at fault.

    Of several estates that in the address, else the first.
    """
    homes = {grant.yard for grant in actor_of(request).grants if grant.role in TENURE_ROLES}
    try:
        found = sorted(places.profiles(homes).values(), key=lambda one: one.yard.code) if homes else []
    except DatabaseError:
        return ""
    said = request.GET.get("yard")
    return next((one.phone for one in sorted(found, key=lambda one: one.yard.code != said)), "")


def _phone(request: HttpRequest) -> str:
    """The telephone of the estate in the address; empty where none is, or where the fault may be the database's."""
    code = request.resolver_match.kwargs.get("code") if request.resolver_match else None
    try:
        return places.profile(by_code(code)).phone if code else ""
    except (Refusal, DatabaseError):
        return ""
