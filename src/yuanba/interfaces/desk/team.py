"""The team of an estate: who has which post from–to, what ends soon, homes per butler; and how it is organised."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yuanba.domains.people import public as people
from yuanba.interfaces.asking import actor_of, to_sign_in, uuid_or_absent
from yuanba.interfaces.board.people import once
from yuanba.interfaces.desk.rail import desk_yard, frame
from yuanba.interfaces.seats import COMMITTEES, seated
from yuanba.kernel import clock
from yuanba.kernel.errors import absent
from yuanba.platform.yards.models import Yard

RIGHT = "people.team"


def words() -> dict[str, Any]:
    """The tables of words that every page about the team needs."""
    return {"roles": people.POST_ROLES, "sides": people.SIDES, "seats": people.SEATS, "spoken": people.LANGUAGES}


@require_safe
def posts(request: HttpRequest, code: str) -> HttpResponse:
    """The posts the yard keeps, by side; above them what calls for somebody to act."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code, RIGHT)
    side, after = request.GET.get("side", ""), request.GET.get("after", "")
    if side not in ("", *people.SIDES):
        raise absent()
    duties = people.duties_of(actor, yard, side, uuid_or_absent(after) if after else None)
    ending = people.ending_soon(actor, yard)
    shown = (
        frame(request, yard, "team")
        | words()
        | {
            "groups": _by_role(as_one(duties.rows)),
            "more": duties.more,
            "is_whole": not (duties.more or after),
            "query": f"side={side}" if side else "",
            "side": side,
            "butlers": people.butlers_of(yard),
            "limit": people.BUTLER_HOMES,
            "ending": ending,
            "terms": people.terms_ending(yard),
            "today": clock.today(),
            "may_appoint": bool(people.may_appoint(actor, yard)),
            "done": request.GET.get("done", ""),
        }
    )
    return render(request, "desk/team.html", shown)


def as_one(duties: Sequence[people.Duty]) -> list[people.Duty]:
    """One line for an appointment to several places."""
    return list({(one.post.account_id, one.post.role, one.post.where, one.post.since): one for one in duties}.values())


def _by_role(duties: list[people.Duty]) -> list[tuple[str, list[people.Duty]]]:
    found: dict[str, list[people.Duty]] = {}
    for duty in sorted(duties, key=lambda one: (list(people.ROLES).index(one.post.role), one.post.path)):
        found.setdefault(duty.post.role, []).append(duty)
    return list(found.items())


@require_safe
def order(request: HttpRequest, code: str) -> HttpResponse:
    """How the estate is organised: 1+1+N, the chain, five sides, committees, buildings, cross-appointments."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code, RIGHT)
    buildings, terms = people.representatives(yard), people.terms(yard, COMMITTEES)
    shown = (
        frame(request, yard, "team")
        | words()
        | {
            "team": _one_one_n(yard),
            "chain": people.chain_at(yard.path),
            "five": [(side, once(who)) for side, who in people.five_sides(yard.path).items()],
            "committees": [_committee(request, yard, role, terms[role]) for role in COMMITTEES],
            "buildings": buildings,
            "without": [one for one in buildings if not one.members],
            "crossed": people.cross_appointed(yard.path),
            "today": clock.today(),
        }
    )
    return render(request, "desk/order.html", shown)


def _one_one_n(yard: Yard) -> list[tuple[str, list[people.Member]]]:
    """Police, grid, butlers, and the rest of the company: who there is in each."""
    team = people.team_of_estate(yard.path)
    firsts = ("police-officer", "grid-worker", "butler")
    parts = [(role, [one for one in team if one.role == role]) for role in firsts]
    parts = [(role, once(who)) for role, who in parts]
    return [*parts, ("company", [one for one in team if one.role not in firsts])]


def _committee(request: HttpRequest, yard: Yard, role: str, terms: list[people.Term]) -> dict[str, Any]:
    return vars(seated(request, yard, role)) | {"term": terms[0] if terms and terms[0].number else None}
