"""The resident's first page, what she reported, and her messages."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_POST, require_safe

from yuanba.domains.cases import public as cases
from yuanba.domains.evaluation import public as evaluation
from yuanba.domains.notices import public as notices
from yuanba.domains.people import public as people
from yuanba.domains.places import public as places
from yuanba.interfaces.arrival import first_page
from yuanba.interfaces.asking import actor_of, to_sign_in, uuid_or_absent
from yuanba.interfaces.remembered import forget, said_here
from yuanba.interfaces.resident.estates import names_of, own_estates
from yuanba.interfaces.resident.grids import looks_after_grids
from yuanba.interfaces.telling import badge_of
from yuanba.kernel.paging import Page
from yuanba.platform.access.public import Actor, anywhere
from yuanba.platform.notify.public import inbox as messages
from yuanba.platform.notify.public import mark_read, unread
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.public import by_code
from yuanba.ui.preferences import prefs_of

SHOWN = 50
Row = tuple[str, cases.Case, tuple[str, str, str]]


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What waits for me; for a stranger, the ways in."""
    actor = actor_of(request)
    if actor.account is None:
        return _welcome(request)
    homes, work = people.own_homes(actor.account), first_page(actor)
    if work != "/" and not homes:
        return redirect(work)
    own, followed = cases.own_and_followed(actor)
    waiting = [case for case in own if case.state == cases.states.RESOLVED]
    running = [case for case in own if case.state in cases.states.WAITING_FOR_STAFF]
    estates = own_estates(request, homes)
    at = estates.at
    first = at.first if at else None
    shown: dict[str, Any] = estates.shown | {
        "homes": homes,
        "first": first,
        "yard": at.yard if at else None,
        "query": estates.query,
        "unopened": notices.unopened(actor, [one.yard for one in estates.every]) if at else {},
        "work": "" if work == "/" else work,
        "profile": at.profile if at else None,
        "team": people.seen_by(actor, people.looks_after(first.home.path))[:4] if first else [],
        "has_post": not actor.roles.isdisjoint(people.POST_ROLES),
        "observes": anywhere(actor, "case.observe"),
        "grids": looks_after_grids(actor),
        "visits": work == "/" and anywhere(actor, "people.health"),
        "boards": [] if first else _boards(actor),
        "surveys": evaluation.running_for(actor, [one.home for one in homes if one.home.kind == "home"]),
        "waiting": waiting[:3],
        "running": len(running),
        "followed": sum(case.state in cases.states.WAITING_FOR_STAFF for case in followed),
        "unread": unread(actor.account),
        "waits": len(waiting),
        "roles": people.POST_ROLES,
        "spoken": people.LANGUAGES,
        "dock": "home",
    }
    return render(request, "resident/home.html", shown)


def _boards(actor: Actor) -> list[places.Profile]:
    """The estates of the own posts: whoever lives in none finds their notice boards."""
    posts = people.own_posts(actor.account) if actor.account else []
    yards = {post.yard_id for post in posts if post.yard.kind == Yard.Kind.ESTATE}
    return sorted(places.profiles(yards).values(), key=lambda one: one.name)[:6] if yards else []


def _welcome(request: HttpRequest) -> HttpResponse:
    estates = Yard.objects.filter(kind=Yard.Kind.ESTATE).order_by("path")
    if after := request.GET.get("after"):
        estates = estates.filter(path__gt=by_code(after).path)
    found = list(estates[: SHOWN + 1])
    profiles = places.profiles([yard.id for yard in found[:SHOWN]])
    more = found[SHOWN - 1].code if len(found) > SHOWN else ""
    shown = {"profiles": [profiles[yard.id] for yard in found[:SHOWN]], "more": more, "dock": "home"}
    return render(request, "resident/welcome.html", shown)


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """What I reported in all estates, the newest first, and where I joined; `?yard=` is where I came from.

    Each list has a way on of its own: `after`, with `of=joined` for the second.
    """
    actor = actor_of(request)
    if actor.account is None:
        return _said_here(request)
    after, of = request.GET.get("after", ""), request.GET.get("of", "")
    nothing: Page[Any] = Page([], "")
    own = nothing if of == "joined" else cases.my_cases(actor, after=after)
    held = cases.followed(actor, after) if of == "joined" or not after else nothing
    rows = [(f"/my/{case.yard.code}/{case.id}/", case, badge_of(case, own=True)) for case in own.rows]
    joined = _joined((one, cases.token_of(one)) for one in held.rows)
    names = names_of(case.yard_id for _, case, _ in (*rows, *joined))
    code = request.GET.get("yard", "")
    query = f"yard={code}" if code else ""
    kept = {"yard": by_code(code)} if code else {}
    ways = {"query": query, "more": own.more, "query_joined": f"{query}&of=joined", "more_joined": held.more}
    shown = kept | ways | {"rows": rows, "joined": joined, "names": names, "dock": "mine"}
    return render(request, "resident/mine.html", shown)


def _joined(held: Iterable[tuple[cases.Follower, str]]) -> list[Row]:
    """What is followed, as far as neighbours see it still."""
    shown = ((f"/f/{one.yard.code}/{token}/", one.case.main or one.case) for one, token in held)
    return [(link, case, badge_of(case)) for link, case in shown if case.visibility == "neighbours"]


def _said_here(request: HttpRequest) -> HttpResponse:
    held = said_here(request)
    found, joined = cases.cases_by_tokens(held), _joined(cases.followers_by_tokens(held))
    if not found and not joined:
        return to_sign_in(request)
    found.sort(key=lambda pair: pair[0].reported_at, reverse=True)
    rows = [(f"/r/{case.yard.code}/{token}/", case, badge_of(case, own=True)) for case, token in found]
    shown = {"rows": rows, "joined": joined, "is_here_only": True, "dock": "mine"}
    response = render(request, "resident/mine.html", shown)
    patch_cache_control(response, no_store=True)
    return response


@require_POST
def forget_said(request: HttpRequest) -> HttpResponse:
    """The phone is shared: nothing of what was said on it is shown here any more."""
    return forget(redirect("/"))


@require_safe
def inbox(request: HttpRequest) -> HttpResponse:
    """Messages to me; seeing them marks them as read."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    language = prefs_of(request).language
    after = uuid_or_absent(request.GET["after"]) if request.GET.get("after") else None
    rows = messages(actor.account, language, limit=SHOWN + 1, after=after)
    more = str(rows[SHOWN - 1][0].id) if len(rows) > SHOWN else ""
    response = render(request, "resident/inbox.html", {"rows": rows[:SHOWN], "more": more, "dock": "mine"})
    mark_read(actor.account)
    return response
