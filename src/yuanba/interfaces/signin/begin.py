"""Where a session of an account begins, and which page comes first."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import rotate_token
from django.shortcuts import redirect

from yuanba.domains.people import public as people
from yuanba.interfaces.arrival import first_page
from yuanba.interfaces.devices import TURN, forget, remember
from yuanba.interfaces.middleware import ACCOUNT
from yuanba.interfaces.signin.binding import agreed, bind
from yuanba.interfaces.signin.recent import note_shown
from yuanba.interfaces.staffed import owe_anew
from yuanba.kernel import clock
from yuanba.ui import preferences

PENDING, HALF_WAY = "pending", timedelta(minutes=10)


@dataclass(frozen=True)
class Pending:
    """An account whose password was right, in the turn it was, and the page that was asked for."""

    account: UUID
    turn: int
    next: str


def arrive(request: HttpRequest, account: people.Account, target: str) -> HttpResponse:
    """Signed in, and on the way to the page that was asked for; past the second factor, where there is one."""
    if people.proving.asks_second(account):
        return _half_way(request, account, target)
    return come_in(request, account, target)


def come_in(request: HttpRequest, account: people.Account, target: str) -> HttpResponse:
    """Signed in, and on the way; in the language of the account where nobody chose one in this browser."""
    proof = agreed(request)
    begin(request, account)
    bind(account, proof)
    response = redirect(preferences.safe_next(request, target, first_page(people.actor_of(account.id))))
    if not preferences.is_chosen(request, "language"):
        preferences.keep(response, "language", account.language, secure=settings.YUANBA_HTTPS)
    return response


def _half_way(request: HttpRequest, account: people.Account, target: str) -> HttpResponse:
    """A session of nobody that knows whose password was right, for ten minutes."""
    forget(request)
    if ACCOUNT in request.session:
        request.session.flush()
    request.session.cycle_key()
    until = int((clock.now() + HALF_WAY).timestamp())
    told = {"account": str(account.id), "turn": account.session_turn, "next": target, "until": until}
    request.session[PENDING] = told
    rotate_token(request)
    return redirect("/sign-in/second/")


def pending(request: HttpRequest) -> Pending | None:
    """Whose second factor is waited for; None where nobody's, or no longer."""
    told = request.session.get(PENDING)
    if not told or told["until"] <= clock.now().timestamp():
        return None
    return Pending(UUID(told["account"]), told["turn"], told["next"])


def begin(request: HttpRequest, account: people.Account) -> None:
    """A new key for the session, so that one known before is worth nothing; nothing of another account."""
    forget(request)
    if request.session.get(ACCOUNT, str(account.id)) != str(account.id):
        request.session.flush()
    request.session.cycle_key()
    request.session[ACCOUNT] = str(account.id)
    request.session.pop(PENDING, None)
    request.session[TURN] = account.session_turn
    note_shown(request)
    owe_anew(request, people.actor_of(account.id))
    remember(request, account)
    rotate_token(request)
