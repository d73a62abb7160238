"""Appointing somebody on the desk: who, as what, for which places, from when to when."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import cast
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from yuanba.domains.contracts import public as contracts
from yuanba.domains.people import public as people
from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, to_sign_in, typed, uuid_or_absent
from yuanba.interfaces.dates import day_of, day_or_none
from yuanba.interfaces.desk.rail import desk_yard, frame
from yuanba.interfaces.desk.team import RIGHT, words
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, absent, register
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard
from yuanba.ui.forms import Form, refused

Spot = places.Place | places.Territory
register("who-unknown", 422, "Nobody here has this name. Write the mobile number, or open an account below.")
register("who-several", 422, "Several people here have this name: please write the user name or mobile number.")
register("place-please", 422, "Please choose for which places.")
register("role-please", 422, "Please choose a role.")


@require_http_methods(["GET", "POST"])
def appoint(request: HttpRequest, code: str) -> HttpResponse:
    """The form, and what comes of it."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code, RIGHT)
    open_to = people.may_appoint(actor, yard)
    if not open_to:
        raise absent()
    if request.method != "POST":
        first = {"role": request.GET.get("role", ""), "since": clock.today().isoformat()}
        return _page(request, yard, open_to, Form(first))
    if request.POST.get("act") == "find":
        return _page(request, yard, open_to, Form(_typed(request)))
    try:
        made = _appoint(request, actor, yard, open_to)
    except Refusal as refusal:
        if refusal.status not in (409, 422):
            raise
        form = refused(_typed(request), refusal)
        return _page(request, yard, open_to, form, refusal.status)
    return redirect(f"/desk/{code}/team/{made[0].id}/?done=appoint")


def _typed(request: HttpRequest) -> Mapping[str, str]:
    again: Mapping[str, object] = typed(request) | {"places": request.POST.getlist("places")}
    return cast(Mapping[str, str], again)


def _appoint(request: HttpRequest, actor: Actor, yard: Yard, open_to: list[str]) -> list[people.Post]:
    form = request.POST
    role = form.get("role", "")
    if role not in open_to:
        raise Refusal("invalid", fields={"role": "role-please"})
    if form.get("grid"):
        return [_at_grid(request, actor, yard, role)]
    at = _chosen(yard, form.getlist("places"))
    if not at:
        raise Refusal("invalid", fields={"places": "place-please"})
    return people.appoint_to_places(
        actor=actor,
        yard=yard,
        who=_who(yard, form.get("who", ""), form),
        role=role,
        places=at,
        since=day_of(form.get("since", ""), "since"),
        until=day_or_none(form.get("until", ""), "until"),
        phone=form.get("phone", "")[:20],
        seat=_seat(role, form, _contract(yard, role)),
    )


def _offered(yard: Yard, said: str) -> Sequence[Spot]:
    """Where a post of the yard may hold: an estate's own places; of an office its division and what lies in it."""
    if yard.kind != Yard.Kind.ESTATE:
        return places.territories(yard, said)
    return [one for one in places.places_to_choose(yard) if one.kind in ("root", "zone", "building", "unit")]


def _chosen(yard: Yard, chosen: list[str]) -> Sequence[Spot]:
    if yard.kind != Yard.Kind.ESTATE:
        return places.territories_at(yard, chosen)
    return [one for one in places.places_to_choose(yard) if one.path in set(chosen)]


def _at_grid(request: HttpRequest, actor: Actor, yard: Yard, role: str) -> people.Post:
    """At a grid that the estate keeps: what the post reaches follows the grid."""
    form = request.POST
    return people.appoint(
        actor=actor,
        yard=yard,
        account=called(yard, form.get("who", "")),
        role=role,
        grid=places.grid_of(yard, uuid_or_absent(form["grid"])).grid,
        since=day_of(form.get("since", ""), "since"),
        until=day_or_none(form.get("until", ""), "until"),
        phone=form.get("phone", "")[:20],
        seat=_seat(role, form, _contract(yard, role)),
    )


def called(yard: Yard, text: str) -> people.Account:
    """The one account a text means; refused at the field `who`."""
    found = people.called(yard, text)
    if len(found) == 1:
        return found[0]
    raise Refusal("invalid", fields={"who": "who-several" if found else "who-unknown"})


def _who(yard: Yard, text: str, form: Mapping[str, str]) -> people.Account | people.Newcomer:
    if not form.get("new_phone") or people.called(yard, text):
        return called(yard, text)
    if not text.strip():
        raise Refusal("invalid", fields={"who": "name-please"})
    return people.Newcomer(text.strip()[:40], form["new_phone"], form.get("new_name_en", "").strip()[:60])


def _contract(yard: Yard, role: str) -> UUID | None:
    """Staff of the company stand under the contract that runs, and leave with it."""
    running = contracts.current(yard) if people.ROLES[role].side == "company" else None
    return running.id if running else None


def _seat(role: str, form: Mapping[str, str], contract: UUID | None) -> people.Seat:
    """Seat and side are for committees, the term for representatives too; elsewhere what is chosen says nothing."""
    if role not in people.TERMED:
        return people.Seat(contract=contract)
    said = form.get("term", "").strip()
    term = int(said) if said.isdecimal() and len(said) < 4 else None
    seat = people.Seat(seat=form.get("seat", "") if role in people.COMMITTEES else "", term=term)
    return replace(seat, side=form.get("side", "")) if role == "management-committee" else seat


def _with_chosen(yard: Yard, form: Form) -> Sequence[Spot]:
    """What is offered, and what was chosen before somebody looked for more."""
    values: Mapping[str, object] = form.values
    ticked, offered = values.get("places"), _offered(yard, form.values.get("said", ""))
    if yard.kind == Yard.Kind.ESTATE or not isinstance(ticked, list):
        return offered
    return list({one.path: one for one in (*_chosen(yard, ticked), *offered)}.values())


def _page(request: HttpRequest, yard: Yard, open_to: list[str], form: Form, status: int = 200) -> HttpResponse:
    shown = frame(request, yard, "team") | words()
    shown |= {
        "form": form,
        "open_to": open_to,
        "known": people.colleagues(yard),
        "places": _with_chosen(yard, form),
        "others_appoint": not {"building-head", "manager"} & set(open_to),
        "is_office": yard.kind != Yard.Kind.ESTATE,
        "grids": [line.grid for line in places.grids(yard)],
        "committee_sides": people.COMMITTEE_SIDES,
        "has_committee": bool(set(open_to) & set(people.TERMED)),
    }
    return render(request, "desk/appoint.html", shown, status=status)
