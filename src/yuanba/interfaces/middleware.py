"""What happens to every request: a line in the journal, a language, an actor, and a page for what is refused."""

import logging
import time
from collections.abc import Callable
from functools import partial
from uuid import UUID

from csp.constants import HEADER
from csp.utils import build_policy
from django.http import HttpRequest, HttpResponse
from django.utils import translation

from yuanba.domains.cases.public import MOST_PHOTOS
from yuanba.domains.people.public import actor_of
from yuanba.interfaces import failures
from yuanba.interfaces.devices import TURN, still_open
from yuanba.interfaces.journal import request_id
from yuanba.interfaces.staffed import held_up
from yuanba.kernel.errors import Refusal, absent
from yuanba.kernel.ids import uuid7
from yuanba.platform.access.public import ANONYMOUS, Actor
from yuanba.platform.files.public import LARGEST_BYTES
from yuanba.ui.preferences import prefs_of

log = logging.getLogger("yuanba.requests")
Next = Callable[[HttpRequest], HttpResponse]
ACCOUNT = "account"
LARGEST_BODY = MOST_PHOTOS * LARGEST_BYTES + 5 * 1024 * 1024


class Journal:
    """One line per request: an id, the route, the status, the time; no bodies, no tokens, no telephone numbers."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and note how it went."""
        before = request_id.set(str(uuid7()))
        try:
            return self._noted(request)
        finally:
            request_id.reset(before)

    def _noted(self, request: HttpRequest) -> HttpResponse:
        start = time.monotonic()
        response = self.get_response(request)
        response.headers["X-Request-Id"] = request_id.get()
        match = request.resolver_match
        shown = {
            "method": request.method,
            "route": match.route if match else "",
            "status": response.status_code,
            "ms": round((time.monotonic() - start) * 1000, 1),
        }
        log.info("request", extra=shown)
        return response


class Bounds:
    """What announces more than six photographs can be is not read at all."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, or refuse by the announced length."""
        length = request.headers.get("Content-Length") or "0"
        if length.isdecimal() and int(length) > LARGEST_BODY:
            return failures.too_large(request)
        return self.get_response(request)


class ContentPolicy:
    """From where a page may load what: the same for all pages, so it is put into words once."""

    def __init__(self, get_response: Next) -> None:
        self.get_response, self.words = get_response, build_policy()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer with the policy."""
        response = self.get_response(request)
        response.headers.setdefault(HEADER, self.words)
        return response


class Preferences:
    """Language, elder view, theme from the cookies."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer in the chosen language."""
        preferences = prefs_of(request)
        with translation.override(preferences.language):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", preferences.language)
        return response


class WhoAsks:
    """The account of the session with its rights, or a stranger."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer with `request.actor` set."""
        key = request.COOKIES.get("yb_session", "")
        if not (key.isascii() and key.isalnum()):  # a key of ours is; PostgreSQL takes no NUL
            request.COOKIES.pop("yb_session", None)
            request.session = type(request.session)(None)
            key = ""
        known = request.session.get(ACCOUNT) if key else None
        request.actor = _holder(request, UUID(known)) if known else ANONYMOUS  # type: ignore[attr-defined]
        request.help_line = partial(failures.help_line, request)  # type: ignore[attr-defined]
        late = held_up(request, request.actor) if known else None  # type: ignore[attr-defined]
        response = late or self.get_response(request)
        if known:
            response.headers.setdefault("Cache-Control", "private, no-store")
        return response


def _holder(request: HttpRequest, account: UUID) -> Actor:
    """Whose session it is: nobody's, where the password was changed or the device ended since it began."""
    actor = actor_of(account, session_turn=request.session.get(TURN, 0))
    return actor if actor.account and still_open(request) else ANONYMOUS


class Refusals:
    """What a use case refuses becomes a page in words, with its status."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer; a method that an address does not take is told too, and an address with a NUL leads nowhere."""
        if "\0" in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):  # PostgreSQL takes none
            return failures.absent(request, absent())
        response = self.get_response(request)
        if response.status_code != 405:
            return response
        told = failures.other_method(request)
        told.headers["Allow"] = response.headers.get("Allow", "")
        return told

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A page for a refusal; anything else is a fault and goes on."""
        if isinstance(exception, Refusal):
            return failures.refused(request, exception)
        return None
