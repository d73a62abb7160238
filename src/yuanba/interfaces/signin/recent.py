"""What only somebody may do who has just shown again who it is."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import overload
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from yuanba.interfaces.asking import actor_of, to_sign_in, typed
from yuanba.kernel import clock

SHOWN, KEPT, LASTS = "shown", "kept", timedelta(minutes=15)
SECRET = {"csrfmiddlewaretoken", "password", "old", "new", "code", "said", "asked"}
View = Callable[..., HttpResponse]


def note_shown(request: HttpRequest) -> None:
    """The session knows that somebody has just shown who it is."""
    request.session[SHOWN] = int(clock.now().timestamp())


def is_recent(request: HttpRequest) -> bool:
    """Whether somebody showed who it is in the last quarter of an hour."""
    return bool(clock.now().timestamp() - request.session.get(SHOWN, 0) < LASTS.total_seconds())


@overload
def recent(view: View) -> View: ...
@overload
def recent(*, back: str) -> Callable[[View], View]: ...
def recent(view: View | None = None, *, back: str = "") -> View | Callable[[View], View]:
    """Ask first who it is where that is longer ago than a quarter of an hour; then back to this page, or to `back`.

    What was typed meanwhile stays in the session until its page is shown again; no secrets.
    """

    def wrapped(inner: View) -> View:
        @wraps(inner)
        def asking(request: HttpRequest, *args: object, **named: object) -> HttpResponse:
            if actor_of(request).account is None:
                return to_sign_in(request)
            if is_recent(request):
                return inner(request, *args, **named)
            return ask_again(request, back or request.get_full_path())

        return asking

    return wrapped(view) if view else wrapped


def ask_again(request: HttpRequest, page: str) -> HttpResponse:
    """Who it is, then to `page`, with what was typed; no secrets."""
    if request.method == "POST":
        words = {name: value[:4000] for name, value in typed(request).items() if name not in SECRET}
        request.session[KEPT] = {"page": page, "words": words}
    return redirect(f"/sign-in/again/?{urlencode({'next': page})}")


def kept_words(request: HttpRequest) -> dict[str, str]:
    """What was typed on this page before who it is was asked; once."""
    told = request.session.get(KEPT)
    if not told or told["page"] != request.get_full_path():
        return {}
    del request.session[KEPT]
    return dict(told["words"])
