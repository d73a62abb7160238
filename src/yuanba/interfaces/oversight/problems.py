"""The ledgers of problems of all estates below in one list: for the community, street, district and the association."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yuanba.domains.cases import public as cases
from yuanba.domains.people.public import own_posts
from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, to_sign_in
from yuanba.interfaces.desk.problems import narrowed
from yuanba.interfaces.oversight.views import frame
from yuanba.platform.access.public import Actor, can
from yuanba.platform.yards.models import Yard


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """The newest first, each with its estate; narrowed by field, state and company."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    narrow = narrowed(request)
    found = cases.ledgers_below(actor, **narrow, after=request.GET.get("after", ""))
    rows = found.page.rows
    named = places.profiles({one.estate or one.yard_id for one in rows})
    shown = frame(request, "problems") | {
        "rows": [(one, named[one.estate or one.yard_id]) for one in rows],
        "more": found.page.more,
        "query": urlencode(narrow),
        **narrow,
        "figures": found.figures,
        "companies": found.companies,
        "office": _office(actor),
        "fields": cases.ledger.FIELDS,
        "states": cases.ledger.STATES,
    }
    return render(request, "oversight/problems.html", shown)


def _office(actor: Actor) -> Yard | None:
    """The office whose own ledger the actor keeps, if any."""
    yards = (post.yard for post in own_posts(actor.account)) if actor.account else iter(())
    return next((one for one in yards if one.kind != Yard.Kind.ESTATE and can(actor, "problem.enter", one)), None)
