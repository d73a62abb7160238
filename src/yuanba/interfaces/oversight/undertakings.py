"""Undertakings of all estates under an office: what waits and for what, what is in use, what was undone."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yuanba.domains.notices import public as notices
from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, to_sign_in
from yuanba.interfaces.checklist import still_missing
from yuanba.interfaces.oversight.views import frame, overseer
from yuanba.kernel.errors import absent


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """The newest first; `of` narrows to one state."""
    if actor_of(request).account is None:
        return to_sign_in(request)
    actor, of = overseer(request), request.GET.get("of", "")
    if of and of not in notices.states.UNDERTAKING_STATES:
        raise absent()
    page = notices.undertakings_under(actor, state=of, after=request.GET.get("after", ""))
    facts = notices.facts_of_all(page.rows)
    named = places.profiles({one.yard_id for one in page.rows})
    shown = frame(request, "undertakings") | {
        "rows": [(one, named[one.yard_id], still_missing(one, facts[one.id])) for one in page.rows],
        "more": page.more,
        "query": f"of={of}" if of else "",
        "of": of,
        "states": notices.states.SHOWN_STATES,
        "filters": notices.states.UNDERTAKING_STATES,
    }
    return render(request, "oversight/undertakings.html", shown)
