"""The frame of the desk: which estate, which lists, who I am."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.utils.translation import gettext as _

from yuanba.domains.people.public import POST_ROLES, own_posts
from yuanba.domains.places.public import Profile, estates_under, profiles
from yuanba.interfaces.asking import actor_of
from yuanba.interfaces.desk.ways import WORKS, may_in, ways
from yuanba.kernel.errors import absent
from yuanba.kernel.paths import covers
from yuanba.platform.access.public import Actor, paths
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.public import by_code
from yuanba.ui.preferences import prefs_of


def desk_yard(actor: Actor, code: str, action: str = WORKS) -> Yard:
    """The estate of this desk, where the actor works in all or a part of it; refused as absent."""
    yard = by_code(code)
    if not may_in(actor, action, yard):
        raise absent()
    return yard


def my_estates(actor: Actor, action: str = WORKS) -> list[Yard]:
    """The estates the actor works in, or may do something else in."""
    held = paths(actor, action)
    found = {yard.id: yard for yard in estates_under(held)}
    for post in own_posts(actor.account) if actor.account else []:
        if post.yard.kind == Yard.Kind.ESTATE and any(covers(path, post.path) for path in held):
            found.setdefault(post.yard_id, post.yard)
    return sorted(found.values(), key=lambda yard: yard.path)


def named_beside(yard: Yard, estates: Iterable[Yard]) -> list[Profile]:
    """The other estates with their names, in the order given; nothing is asked where there is none."""
    others = [one.id for one in estates if one.id != yard.id]
    found = profiles(others) if others else {}
    return [found[one] for one in others]


def my_desks(actor: Actor) -> list[Yard]:
    """The yards of the own posts: an estate; an office, and the estates below it where the post is for less."""
    found: dict[UUID, Yard] = {}
    for post in own_posts(actor.account) if actor.account else []:
        is_own = post.yard.kind == Yard.Kind.ESTATE or post.path == post.yard.path.rpartition("/")[0]
        for yard in [post.yard] if is_own else estates_under((post.path,)):
            found.setdefault(yard.id, yard)
    return list(found.values())


def frame(request: HttpRequest, yard: Yard, here: str) -> dict[str, Any]:
    """What the desk's template needs beside the page itself."""
    actor = actor_of(request)
    profile = profiles([yard.id])[yard.id]
    english = prefs_of(request).language == "en"
    rail = [_shown(way) for way in ways(actor, yard)]
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


def _shown(way: dict[str, str]) -> dict[str, str]:
    label, section = way["label"], way["section"]
    return way | {"label": _(label), "section": _(section) if section else ""}
