"""Staff show a second step or set one up: a session knows until when, so that no request asks the database."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from yuanba.domains.people import public as people
from yuanba.kernel import clock
from yuanba.platform.access.public import Actor

DUE, NEVER = "second-due", 0
# All that is left to whoever is late: setting one up, showing who it is, another account, leaving.
OPEN = ("/my/second/", "/my/passkeys/", "/sign-in/", "/sign-out/", "/prefs/")


def owe_anew(request: HttpRequest, actor: Actor) -> None:
    """Note what this session owes now: it begins, or something was set up."""
    request.session.pop(DUE, None)
    owed(request, actor)


def owed(request: HttpRequest, actor: Actor) -> datetime | None:
    """By when this session must have a second step; None where nothing is owed."""
    if not people.proving.takes_second(actor):
        return None
    known = request.session.get(DUE)
    if known is None or (known != NEVER and known <= clock.now().timestamp()):
        due = people.proving.second_due(actor)
        known = int(due.timestamp()) if due else NEVER
        request.session[DUE] = known
    return datetime.fromtimestamp(known, clock.SHANGHAI) if known != NEVER else None


def held_up(request: HttpRequest, actor: Actor) -> HttpResponse | None:
    """The way to setting up a second step, where it is late; None lets the request pass."""
    due = owed(request, actor)
    request.owes = due  # type: ignore[attr-defined]
    if due is None or due > clock.now() or request.path.startswith(OPEN):
        return None
    return redirect("/my/second/")
