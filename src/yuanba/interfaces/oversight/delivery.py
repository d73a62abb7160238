"""How far notices came in all estates below: homes reached of homes, the last round, and what is late."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yuanba.domains.notices import public as notices
from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, to_sign_in
from yuanba.interfaces.oversight.views import frame, overseer
from yuanba.kernel.errors import absent
from yuanba.platform.access.public import anywhere

MARKS = {
    "people": ("", "me"),
    "all": ("ok", "ok"),
    "running": ("inf", "clock"),
    "late": ("late", "warn"),
    "missed": ("soon", "warn"),
}


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """The newest first; `of=running` leaves what is in force."""
    if actor_of(request).account is None:
        return to_sign_in(request)
    actor, of = overseer(request), request.GET.get("of", "")
    if not anywhere(actor, "notice.standing") or of not in ("", "running"):
        raise absent()
    page = notices.delivered_below(actor, running=of == "running", after=request.GET.get("after", ""))
    named = places.profiles({one.notice.yard_id for one in page.rows})
    shown = frame(request, "delivery") | {
        "rows": [(one, named[one.notice.yard_id], *MARKS[one.stands]) for one in page.rows],
        "more": page.more,
        "of": of,
        "may_say": anywhere(actor, "notice.publish"),
        "query": f"of={of}" if of else "",
        "standings": notices.STANDINGS,
    }
    return render(request, "oversight/delivery.html", shown)
