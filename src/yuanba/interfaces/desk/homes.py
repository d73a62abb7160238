"""Who lives where: claims to decide, invitations, binding by number, and numbers to set free."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from yuanba.domains.people import public as people
from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, home_called, to_sign_in, typed, uuid_or_absent
from yuanba.interfaces.desk.rail import desk_yard, frame
from yuanba.kernel.errors import Refusal, absent
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard
from yuanba.ui.forms import Form, refused

RIGHT = "people.register"
Given = dict[str, str]


@require_http_methods(["GET", "POST"])
def homes(request: HttpRequest, code: str) -> HttpResponse:
    """One page, one form for each act."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code, RIGHT)
    if request.method == "GET":
        return _page(request, actor, yard, {"done": "done" in request.GET})
    given, act = typed(request), request.POST.get("act", "")
    if act not in ACTS:
        raise absent()
    try:
        made = ACTS[act](actor, yard, given)
    except Refusal as refusal:
        if refusal.status not in (409, 422):
            raise
        return _page(request, actor, yard, {"act": act, "form": refused(given, refusal)}, refusal.status)
    if isinstance(made, people.MadeInvitation):
        return _page(request, actor, yard, {"made": made})
    return redirect(f"/desk/{code}/homes/?done=1")


def _page(request: HttpRequest, actor: Actor, yard: Yard, more: dict[str, Any], status: int = 200) -> HttpResponse:
    form, act = more.get("form", Form()), more.get("act")
    failed = form.values.get("id") if act == "refuse" else None
    claims = people.open_claims(actor, yard)
    shown = frame(request, yard, "people") | {
        "claims": [(claim, form if str(claim.id) == failed else Form()) for claim in claims],
        "invitations": people.open_invitations(actor, yard),
        "kinds": people.BOUND_KINDS,
        "form": form,
        "forms": {name: form if name == act else Form() for name in ACTS},
        "uids": {name: f"{name}-{act}" for name in ("home", "phone", "name")} | {"reason": f"reason-{failed}"},
    }
    return render(request, "desk/homes.html", shown | more, status=status)


def _home(yard: Yard, given: Given) -> places.Place:
    if given.get("kind") not in people.BOUND_KINDS:
        raise absent()
    return home_called(yard, given.get("home", ""))


def _invite(actor: Actor, yard: Yard, given: Given) -> people.MadeInvitation:
    return people.invite_to_home(actor=actor, yard=yard, home=_home(yard, given), kind=given["kind"])


def _bind(actor: Actor, yard: Yard, given: Given) -> None:
    home, phone, name = _home(yard, given), given.get("phone", ""), given.get("name", "")
    people.register_resident(actor=actor, yard=yard, home=home, kind=given["kind"], phone=phone, name=name)


def _revoke(actor: Actor, yard: Yard, given: Given) -> None:
    people.revoke_invitation(actor=actor, yard=yard, invitation_id=uuid_or_absent(given.get("id", "")))


def _accept(actor: Actor, yard: Yard, given: Given) -> None:
    people.accept_claim(actor=actor, yard=yard, claim_id=uuid_or_absent(given.get("id", "")))


def _refuse(actor: Actor, yard: Yard, given: Given) -> None:
    claim, reason = uuid_or_absent(given.get("id", "")), given.get("reason", "")
    people.refuse_claim(actor=actor, yard=yard, claim_id=claim, reason=reason)


def _free(actor: Actor, yard: Yard, given: Given) -> None:
    people.release_phone(actor=actor, yard=yard, phone=given.get("phone", ""))


ACTS: dict[str, Callable[[Actor, Yard, Given], people.MadeInvitation | None]] = {
    "invite": _invite,
    "bind": _bind,
    "revoke": _revoke,
    "accept": _accept,
    "refuse": _refuse,
    "free": _free,
}
