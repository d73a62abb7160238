"""Going on in another system: asking, deciding, and what was done with the packs of the estate."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_noop as _
from django.views.decorators.http import require_http_methods

from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, to_sign_in, typed
from yuanba.interfaces.desk.rail import frame
from yuanba.kernel.errors import Refusal, absent
from yuanba.platform.access.public import Actor, can
from yuanba.platform.packs.public import signing_key
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.public import by_code
from yuanba.ui.forms import Form, refused

Given = dict[str, str]
STATES = {
    "asked": _("waits for a decision"),
    "approved": _("approved"),
    "declined": _("declined"),
    "withdrawn": _("withdrawn"),
}
DONE = {
    "out": _("pack written"),
    "released": _("released: only read here"),
    "back": _("taken back: written here again"),
    "in": _("taken in from another system"),
    "receipt": _("confirmed by the new system"),
    "equal": _("compared: equal"),
    "unequal": _("compared: not equal"),
}


def _ask(actor: Actor, yard: Yard, given: Given) -> None:
    said = {name: given.get(name, "") for name in ("to", "receiver", "why")}
    places.ask_handover(actor=actor, yard=yard, **said)


def _withdraw(actor: Actor, yard: Yard, given: Given) -> None:
    places.withdraw_handover(actor=actor, yard=yard, number=_number(given))


def _decide(actor: Actor, yard: Yard, given: Given) -> None:
    state, words = given.get("state", ""), given.get("words", "")
    places.decide_handover(actor=actor, yard=yard, number=_number(given), state=state, words=words)


def _number(given: Given) -> int:
    text = given.get("number", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 7 else 0


RIGHTS = {"ask": "handover.ask", "withdraw": "handover.ask", "decide": "handover.decide"}
ACTS: dict[str, Callable[[Actor, Yard, Given], None]] = {"ask": _ask, "withdraw": _withdraw, "decide": _decide}


@require_http_methods(["GET", "POST"])
def packs(request: HttpRequest, code: str) -> HttpResponse:
    """One estate: its request, the way in steps, and what was done."""
    actor, yard = actor_of(request), by_code(code)
    if actor.account is None:
        return to_sign_in(request)
    if yard.kind != Yard.Kind.ESTATE:
        raise absent()
    if request.method != "POST":
        return _page(request, actor, yard, "", Form())
    act = request.POST.get("act", "")
    if act not in ACTS or not can(actor, RIGHTS[act], yard):
        raise absent()
    try:
        ACTS[act](actor, yard, typed(request))
    except Refusal as refusal:
        if refusal.status not in (409, 422):
            raise
        return _page(request, actor, yard, act, refused(typed(request), refusal), refusal.status)
    return redirect(f"/desk/{code}/packs/?done={act}")


def _page(request: HttpRequest, actor: Actor, yard: Yard, act: str, form: Form, status: int = 200) -> HttpResponse:
    found = places.leaving(actor, yard)
    shown: dict[str, Any] = frame(request, yard, "packs") | {
        "found": found,
        "last": found.handovers[0] if found.handovers else None,
        "steps": _steps(found),
        "states": STATES,
        "done_words": DONE,
        "done": request.GET.get("done", "") in ACTS,
        "form": form,
        "forms": {name: form if name == act else Form() for name in ACTS},
        "act": act,
        "signing_key": signing_key(),
        "may": {name: can(actor, right, yard) for name, right in RIGHTS.items()},
    }
    return render(request, "desk/packs.html", shown, status=status)


def _steps(found: places.Leaving) -> list[tuple[str, bool]]:
    """The way to the new system, and how far it is."""
    asked, still = found.open, found.standstill
    reached = [
        asked is not None,
        asked is not None and asked.state == "approved",
        still is not None,
        still is not None and still.confirmed_at is not None,
    ]
    return list(zip(WAY, reached, strict=True))


WAY = (
    _("The manager asks"),
    _("The community or an operator approves"),
    _("The pack is released; from then on it is only read here"),
    _("The new system confirms that everything is there"),
)
