"""The own homes: what is bound, and the two ways to bind one more: an invitation, or a claim."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_http_methods

from yuanba.domains.people import public as people
from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, home_called, to_sign_in, typed
from yuanba.interfaces.resident.estates import names_of
from yuanba.kernel.errors import Refusal, absent, register
from yuanba.platform.access import throttle
from yuanba.platform.access.public import Actor
from yuanba.ui.forms import Form, refused

register("estate-unknown", 422, "There is no such estate here. Choose one from the list.")
CLAIM_TRIES, DAY_SECONDS = 12, 86400
STATES = {
    "open": gettext_noop("waits for the butler"),
    "accepted": gettext_noop("accepted"),
    "refused": gettext_noop("refused"),
}


@require_http_methods(["GET", "POST"])
def mine(request: HttpRequest) -> HttpResponse:
    """My homes, my claims, and the forms for one more."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    act, form, status = request.POST.get("act", ""), Form({"code": request.GET.get("code", "")[:60]}), 200
    if request.method == "POST":
        try:
            _do(request, actor, act)
            return redirect("/my/homes/?done=1")
        except Refusal as refusal:
            if refusal.status not in (409, 422, 429):
                raise
            form, status = refused(typed(request), refusal), refusal.status
    homes, claims = people.own_homes(actor.account), people.own_claims(actor.account)
    shown = {
        "homes": homes,
        "claims": claims,
        "names": names_of(one.yard_id for one in (*homes, *claims)),
        "estates": places.estates_to_choose(),
        "kinds": people.BOUND_KINDS,
        "states": STATES,
        "form": form,
        "act": act,
        "done": "done" in request.GET,
        "dock": "home",
    }
    return render(request, "resident/homes.html", shown, status=status)


def _do(request: HttpRequest, actor: Actor, act: str) -> None:
    form = request.POST
    if act == "join":
        people.accept_invitation(actor=actor, code=form.get("code", ""))
        return
    if act != "claim" or form.get("kind") not in people.BOUND_KINDS:
        raise absent()
    throttle.hit(f"claim-tries:{actor.account}", limit=CLAIM_TRIES, seconds=DAY_SECONDS)  # nobody guesses homes
    yard = places.estate_beginning(form.get("estate", ""))
    if yard is None:
        raise Refusal("invalid", fields={"estate": "estate-unknown"})
    people.claim_home(
        actor=actor,
        yard=yard,
        home=home_called(yard, form.get("home", "")),
        kind=form["kind"],
        text=form.get("text", ""),
    )
