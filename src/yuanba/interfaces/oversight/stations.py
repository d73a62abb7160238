"""The stations of all yards below: where, when, what for, and which are open now."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, to_sign_in
from yuanba.interfaces.oversight.views import frame
from yuanba.kernel import clock
from yuanba.kernel.errors import absent
from yuanba.platform.access.public import anywhere, can


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """In order of path; `of=open` leaves those open now."""
    actor, of = actor_of(request), request.GET.get("of", "")
    if actor.account is None:
        return to_sign_in(request)
    if not anywhere(actor, "place.see_stations") or of not in ("", "open"):
        raise absent()
    after = request.GET.get("after", "")
    page = places.stations_below(actor, clock.now(), only_open=of == "open", after=after)
    named = places.profiles({line.station.yard_id for line in page.rows})
    yards = {one.yard_id: can(actor, "place.station", one.yard) for one in named.values()}
    shown = frame(request, "stations") | {
        "rows": [(line, named[line.station.yard_id], yards[line.station.yard_id]) for line in page.rows],
        "more": page.more,
        "of": of,
        "query": f"of={of}" if of else "",
    }
    return render(request, "oversight/stations.html", shown)
