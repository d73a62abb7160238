"""What an estate is: names, address, the line day and night, company; and what the board and door sheets say of it."""

from dataclasses import fields

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, to_sign_in, typed
from yuanba.interfaces.desk.rail import frame
from yuanba.kernel.errors import Refusal, absent
from yuanba.platform.access.public import check
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.public import by_code
from yuanba.ui.forms import Form, refused

MANAGE = "place.manage"
SAID = tuple(one.name for one in fields(places.Written))


def estate_to_manage(request: HttpRequest, code: str) -> Yard:
    """The estate whose map the actor manages; an office has none. Refused as absent."""
    yard = by_code(code)
    check(actor_of(request), MANAGE, yard)
    if yard.kind != Yard.Kind.ESTATE:
        raise absent()
    return yard


@require_http_methods(["GET", "POST"])
def estate(request: HttpRequest, code: str) -> HttpResponse:
    """The profile in a form; beside it what people see of it."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = estate_to_manage(request, code)
    if request.method != "POST":
        return _page(request, yard, None)
    written = places.Written(**{name: request.POST.get(name, "") for name in SAID})
    try:
        places.write_profile(actor=actor, yard=yard, written=written)
    except Refusal as refusal:
        if refusal.status != 422:
            raise
        return _page(request, yard, refused(typed(request), refusal), 422)
    return redirect(f"/desk/{code}/estate/?done=1")


def _page(request: HttpRequest, yard: Yard, form: Form | None, status: int = 200) -> HttpResponse:
    shown = frame(request, yard, "estate")
    profile: places.Profile = shown["profile"]
    counted = places.counted(yard)
    shown |= {
        "form": form or Form(_said(profile)),
        "tab": "profile",
        "counted": counted,
        "differ": profile.homes and profile.homes != counted.get("home", 0),
        "done": "done" in request.GET,
    }
    return render(request, "desk/estate.html", shown, status=status)


def _said(profile: places.Profile) -> dict[str, str]:
    said = {name: str(getattr(profile, name) or "") for name in SAID if name != "fee"}
    return said | {"fee": places.fee_words(profile.fee_low, profile.fee_high)}
