"""For grid workers and micro-grid members: the homes of the own grid, who lives there, and what is open."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from yuanba.domains.cases import public as cases
from yuanba.domains.people import public as people
from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, to_sign_in, uuid_or_absent
from yuanba.interfaces.telling import badge_of
from yuanba.kernel.errors import absent
from yuanba.platform.access.public import Actor, anywhere, can
from yuanba.ui.preferences import prefs_of

READS, OPENS = "people.read_cards", "case.read"
DOORS = (("case.oversee", "/oversight/"), ("case.work", "/desk/"))


def looks_after_grids(actor: Actor) -> bool:
    """Whether one of the own posts is one of a grid."""
    return any(people.ROLES[role].side == "grid" for role in actor.roles & people.ROLES.keys())


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """The homes of one of my grids, fifty a page; `?show=open` what is open there instead."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    own = _own(actor)
    said, show, after = (request.GET.get(name, "") for name in ("of", "show", "after"))
    post = next((one for key, one in own.items() if not said or key == said), None)
    if show not in ("", "open") or (said and post is None):
        raise absent()
    shown: dict[str, Any] = {"own": own, "post": post, "show": show, "roles": people.POST_ROLES, "dock": "home"}
    if post is not None:
        reach = places.grid_of(post.yard, post.grid_id).paths if post.grid_id else (post.path,)
        shown |= {"homes": places.homes_in(reach), "of": _key(post), "query": f"of={_key(post)}&show={show}"}
        shown |= _open(actor, reach, after) if show else _homes(request, actor, reach, after)
    response = render(request, "resident/grids.html", shown)
    patch_cache_control(response, no_store=True)
    return response


def _key(post: people.Post) -> str:
    return str(post.grid_id or post.id)


def _own(actor: Actor) -> dict[str, people.Post]:
    """The posts for a grid that one holds or stands in for, one for each grid or place."""
    found: dict[str, people.Post] = {}
    for post in people.own_posts(actor.account) if actor.account else []:
        if people.ROLES[post.role].side == "grid":
            found.setdefault(post.path, post)
    return {_key(post): post for post in found.values()}


def _homes(request: HttpRequest, actor: Actor, reach: tuple[str, ...], after: str) -> dict[str, Any]:
    page = places.homes_below(reach, uuid_or_absent(after) if after else None)
    opens = anywhere(actor, OPENS)
    opened = cases.open_by_path(actor, [home.path for home in page.rows]) if opens else {}
    living = _living(actor, page.rows)
    yards = {home.yard_id for home in page.rows}
    english = prefs_of(request).language == "en"
    names = {key: (english and one.name_en) or one.name for key, one in places.profiles(yards).items()}
    rows = [(home, living.get(home.id, []), opened.get(home.path, 0), can(actor, READS, home)) for home in page.rows]
    return {
        "rows": rows,
        "more": page.more,
        "reads": anywhere(actor, READS),
        "names": names,
        "kinds": people.TENURE_ROLES,
    }


def _living(actor: Actor, homes: Sequence[places.Place]) -> dict[UUID, list[Any]]:
    """Who owns and lives in each, where the actor may see it: two statements for each estate on the page."""
    found: dict[UUID, list[Any]] = {}
    yards = {home.yard_id: home.yard for home in homes if can(actor, READS, home)}
    for yard in yards.values():
        for one in people.occupants(actor, yard, *(home.id for home in homes if home.yard_id == yard.id)):
            found.setdefault(one.home, []).append(one)
    return found


def _open(actor: Actor, reach: tuple[str, ...], after: str) -> dict[str, Any]:
    page = cases.open_below(actor, reach, after)
    rows = [(case, badge_of(case), _door(actor, case)) for case in page.rows]
    return {"cases": rows, "more": page.more}


def _door(actor: Actor, case: cases.Case) -> str:
    """Where whoever may read it opens it; empty for who sees it as the notice board shows it."""
    if not can(actor, OPENS, case):
        return ""
    return next((f"{door}{case.yard.code}/{case.id}/" for right, door in DOORS if can(actor, right, case)), "")
