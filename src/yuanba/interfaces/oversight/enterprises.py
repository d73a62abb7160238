"""Enterprises as occupants: what the survey of party organisations says, estate by estate; no name, no telephone."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yuanba.domains.people import public as people
from yuanba.interfaces.asking import actor_of, to_sign_in
from yuanba.interfaces.desk.cards import READ
from yuanba.interfaces.oversight.views import frame
from yuanba.kernel.errors import absent
from yuanba.platform.access.public import anywhere, can


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """One row an estate; who may read cards there goes on to its enterprises."""
    actor, party = actor_of(request), request.GET.get("party", "")
    if actor.account is None:
        return to_sign_in(request)
    if not anywhere(actor, "people.survey") or party not in ("", *people.PARTY):
        raise absent()
    page = people.surveyed_estates(actor, party=party, after=request.GET.get("after", ""))
    counts = people.survey_below(actor)
    shown = frame(request, "enterprises") | {
        "rows": [(row, can(actor, READ, row.profile.yard)) for row in page.rows],
        "more": page.more,
        "party": party,
        "query": f"party={party}" if party else "",
        "counts": counts,
        "total": sum(counts.values()),
        "parties": people.PARTY,
    }
    return render(request, "oversight/enterprises.html", shown)
