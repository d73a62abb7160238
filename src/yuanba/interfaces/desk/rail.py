"""The frame of the desk: which estate, which lists, who I am."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from yuanba.domains.people.public import POST_ROLES, own_posts
from yuanba.domains.places.public import estates_under, profiles
from yuanba.interfaces.asking import actor_of
from yuanba.kernel.errors import absent
from yuanba.kernel.paths import covers, touch
from yuanba.platform.access.public import Actor, anywhere, can, paths
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.public import by_code

ACTION = "case.work"


def desk_yard(actor: Actor, code: str, action: str = ACTION) -> Yard:
    """The estate of this desk, where the actor works in all or a part of it; refused as absent."""
    yard = by_code(code)
    if not may_in(actor, action, yard):
        raise absent()
    return yard


def may_in(actor: Actor, action: str, yard: Yard) -> bool:
    """Whether the actor may in all of the estate or a part of it: the pages of single things ask again."""
    return any(touch(path, yard.path) for path in paths(actor, action))


def my_estates(actor: Actor) -> list[Yard]:
    """The estates the actor works in."""
    held = paths(actor, ACTION)
    found = {yard.id: yard for yard in estates_under(held)}
    for post in own_posts(actor.account) if actor.account else []:
        if post.yard.kind == Yard.Kind.ESTATE and any(covers(path, post.path) for path in held):
            found.setdefault(post.yard_id, post.yard)
    return sorted(found.values(), key=lambda yard: yard.path)


def _mediating(actor: Actor, yard: Yard, rail: list[dict[str, str]]) -> list[dict[str, str]]:
    """With the way to mediation for a mediator; who does nothing else here sees that and the board only."""
    if not may_in(actor, "dispute.mediate", yard):
        return rail
    own = {"name": "mediation", "icon": "users", "label": _("Mediation"), "link": f"/desk/{yard.code}/mediation/"}
    works = may_in(actor, ACTION, yard) or anywhere(actor, "case.oversee")
    return [*rail, own] if works else [own, rail[-1]]


def _desk_work(actor: Actor, yard: Yard) -> list[dict[str, str]]:
    """What helps those who work on requests."""
    if not may_in(actor, ACTION, yard):
        return []
    return [{"name": "replies", "icon": "doc", "label": _("Ready replies"), "link": f"/desk/{yard.code}/replies/"}]


def frame(request: HttpRequest, yard: Yard, here: str) -> dict[str, Any]:
    """What the desk's template needs beside the page itself."""
    actor = actor_of(request)
    profile = profiles([yard.id])[yard.id]
    english = request.preferences.language == "en"  # type: ignore[attr-defined]
    base = f"/desk/{yard.code}"
    rail = [
        {"name": "today", "icon": "sun", "label": _("Today"), "link": f"{base}/"},
        {"name": "all", "icon": "list", "label": _("All requests"), "link": f"{base}/all/"},
        {"name": "waiting", "icon": "clock", "label": _("With the resident"), "link": f"{base}/waiting/"},
        {"name": "hard", "icon": "warn", "label": _("Hard cases"), "link": f"{base}/hard/"},
        {"name": "report", "icon": "phone", "label": _("Report for someone"), "link": f"{base}/report/"},
        {"name": "homes", "icon": "grid", "label": _("Unit matrix"), "link": f"{base}/matrix/"},
        {"name": "team", "icon": "shield", "label": _("Team"), "link": f"{base}/team/"},
        {"name": "notices", "icon": "info", "label": _("Notices"), "link": f"{base}/notices/"},
        {"name": "papers", "icon": "doc", "label": _("Papers"), "link": f"{base}/papers/"},
        {"name": "board", "icon": "board", "label": _("Notice board"), "link": f"/b/{yard.code}/"},
    ]
    if not may_in(actor, ACTION, yard):
        rail = [{"name": "morning", "icon": "sun", "label": _("This morning"), "link": "/oversight/"}, *rail[-4:]]
    rail = _mediating(actor, yard, rail)
    rail += _desk_work(actor, yard)
    if may_in(actor, "undertaking.objections", yard):
        label, link = _("Use of common areas"), f"{base}/undertakings/"
        rail.append({"name": "undertakings", "icon": "wrench", "label": label, "link": link})
    rail += _kept(actor, yard, base) + _leaving(actor, yard)
    grant = next((one for one in actor.grants if one.role in POST_ROLES), None)
    return {
        "yard": yard,
        "profile": profile,
        "rail": rail,
        "rail_here": here,
        "rail_role": _(POST_ROLES[grant.role]) if grant else "",
        "rail_place": (profile.name_en or profile.name) if english else profile.name,
        "phone": profile.phone,
    }


def _leaving(actor: Actor, yard: Yard) -> list[dict[str, str]]:
    """The way to the packs, for whoever may read of them."""
    label, link = _("Going on in another system"), f"/desk/{yard.code}/packs/"
    return [{"name": "packs", "icon": "doc", "label": label, "link": link}] if can(actor, "handover.read", yard) else []


def _kept(actor: Actor, yard: Yard, base: str) -> list[dict[str, str]]:
    """What is set and kept rather than worked on, each by its own right."""
    found: list[dict[str, str]] = []
    if can(actor, "case.policy", yard):
        label, link = _("What we promise"), f"{base}/promises/"
        found.append({"name": "promises", "icon": "clock", "label": label, "link": link})
    if can(actor, "place.manage", yard):
        found.append({"name": "import", "icon": "get", "label": _("Take over homes"), "link": f"{base}/import/"})
    if can(actor, "place.station", yard):
        found.append({"name": "stations", "icon": "pin", "label": _("Stations"), "link": f"{base}/stations/"})
    if anywhere(actor, "people.read_cards"):
        found.append({"name": "cards", "icon": "me", "label": _("People and enterprises"), "link": f"{base}/people/"})
    if can(actor, "takeover.read", yard):
        found.append(
            {"name": "takeover", "icon": "doc", "label": _("Hand-over inspection"), "link": f"{base}/takeover/"}
        )
    if anywhere(actor, "people.register"):
        found.append(
            {"name": "people", "icon": "users", "label": _("Claims and invitations"), "link": f"{base}/homes/"}
        )
    return found
