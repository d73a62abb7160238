"""Teams of estates side by side: never ranked."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yuanba.domains.people import public as people
from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, to_sign_in
from yuanba.interfaces.oversight.views import frame, overseer
from yuanba.kernel.paging import page_of
from yuanba.platform.access.public import Actor, can, paths
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.public import by_id


@require_safe
def teams(request: HttpRequest) -> HttpResponse:
    """Butlers per hundred homes, what is vacant, committees whose term has ended."""
    if actor_of(request).account is None:
        return to_sign_in(request)
    actor = overseer(request)
    yards = places.estates_under(paths(actor, "case.oversee"))
    start = request.GET.get("after", "")
    following = [yard for yard in yards if yard.path > start]
    page = page_of(following, lambda yard: yard.path)
    here = page.rows
    named = places.profiles([yard.id for yard in here])
    shown = frame(request, "teams") | {
        "rows": [(named[line.yard.id], line) for line in people.teams_of(here)],
        "count": len(yards),
        "more": page.more,
        "roles": people.POST_ROLES,
        "offices": _offices(actor),
    }
    return render(request, "oversight/teams.html", shown)


def _offices(actor: Actor) -> list[places.Profile]:
    """The offices of the own posts, where one sees the posts they keep; an estate's stand on its own desk."""
    kept_by = [by_id(yard) for yard in dict.fromkeys(grant.yard for grant in actor.grants)]
    offices = [yard for yard in kept_by if yard.kind != Yard.Kind.ESTATE and can(actor, "people.team", yard)]
    named = places.profiles(yard.id for yard in offices) if offices else {}
    return [named[yard.id] for yard in offices]
