"""A call 倡议: its text in both languages, and who stands by it; who may, signs or leaves here."""

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from yuanba.domains.cases import public as cases
from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, to_sign_in, typed
from yuanba.kernel.errors import Refusal, absent
from yuanba.platform.access.public import Actor, paths
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.public import by_code
from yuanba.ui.forms import Form, refused


@require_http_methods(["GET", "POST"])
def call(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """Open to everybody; a POST signs for an estate or its company, or takes that back."""
    yard, actor = by_code(code), actor_of(request)
    form, status = Form(), 200
    if request.method == "POST":
        if actor.account is None:
            return to_sign_in(request)
        try:
            _sign(request, actor, yard, number)
            return redirect(f"/b/{code}/calls/{number}/?done=1")
        except Refusal as refusal:
            if refusal.status not in (409, 422):
                raise
            form, status = refused(typed(request), refusal), refusal.status
    found = cases.call_of(yard, number, after=request.GET.get("after", ""))
    shown = {
        "call": found.call,
        "signers": found.signers.rows,
        "more": found.signers.more,
        "standing": found.standing,
        "yard": yard,
        "profile": places.profile(yard),
        "estates": _estates(actor),
        "mine": actor.account,
        "form": form,
        "done": "done" in request.GET,
        "kinds": cases.ledger.SIGNERS,
    }
    return render(request, "board/call.html", shown, status=status)


def _estates(actor: Actor) -> list[places.Profile]:
    if actor.account is None:
        return []
    held = [yard.id for yard in places.estates_under(paths(actor, "call.sign"))[:20]]
    return sorted(places.profiles(held).values(), key=lambda one: one.yard.path)


def _sign(request: HttpRequest, actor: Actor, yard: Yard, number: int) -> None:
    given = typed(request)
    cases.sign_call(
        actor=actor,
        yard=yard,
        number=number,
        signing=_signing(actor, given),
        kind=given.get("kind", ""),
        withdraw=given.get("act") == "leave",
    )


def _signing(actor: Actor, given: Mapping[str, str]) -> Yard:
    """The estate that was chosen; to leave, the own one whose name, or whose company's, stands there."""
    if given.get("act") != "leave":
        return by_code(given.get("estate", ""))
    named = given.get("name", "")
    found = next((one.yard for one in _estates(actor) if named in (one.name, one.company)), None)
    if found is None:
        raise absent()
    return found
