"""What estates took in from files: rows that came in and were refused, by whom, and what was undone."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_noop as _
from django.views.decorators.http import require_safe

from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, to_sign_in
from yuanba.interfaces.oversight.views import frame
from yuanba.kernel.errors import absent
from yuanba.platform.access.public import anywhere, can

FILTERS: dict[str, str] = {"done": _("taken over"), "refused": _("with refused rows"), "undone": _("undone")}


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """The newest first; `of` narrows."""
    actor, of = actor_of(request), request.GET.get("of", "")
    if actor.account is None:
        return to_sign_in(request)
    if not anywhere(actor, "place.see_imports"):
        raise absent()
    page = places.batches_below(actor, of=of, after=request.GET.get("after", ""))
    named = places.profiles({one.yard_id for one in page.rows})
    shown = frame(request, "imports") | {
        "rows": [(one, named[one.yard_id], can(actor, "place.manage", one.yard)) for one in page.rows],
        "more": page.more,
        "of": of,
        "query": f"of={of}" if of else "",
        "filters": FILTERS,
    }
    return render(request, "oversight/imports.html", shown)
