"""Teams of estates side by side: never ranked."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yuanba.domains.people import public as people
from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, to_sign_in
from yuanba.interfaces.oversight.views import frame, overseer
from yuanba.kernel.paging import page_of
from yuanba.platform.access.public import paths


@require_safe
def teams(request: HttpRequest) -> HttpResponse:
    """Butlers per hundred homes, what is vacant, committees whose term has ended."""
    if actor_of(request).account is None:
        return to_sign_in(request)
    yards = places.estates_under(paths(overseer(request), "case.oversee"))
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
    }
    return render(request, "oversight/teams.html", shown)
