"""Who has not published in time: all estates below that owe statements, and the same as a file."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from yuanba.domains.disclosure import public as disclosure
from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, to_sign_in
from yuanba.interfaces.oversight.views import frame
from yuanba.interfaces.owing import told
from yuanba.interfaces.tables import dated, table_of
from yuanba.kernel.paging import part_of
from yuanba.kernel.text import gettext_noop as _
from yuanba.platform.access.public import can
from yuanba.ui.preferences import prefs_of

HEAD = (
    _("Estate"),
    _("Late now"),
    _("Late the longest"),
    _("Was due by"),
    _("Days late"),
    _("Due soon"),
    _("Published in time"),
    _("Published late"),
)


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """Who is late the longest first; each leads to the calendar of the estate, or to its notice board."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    found = disclosure.duties_below(actor)
    page = part_of(found, lambda one: one.yard.code, request.GET.get("after", ""))
    named = places.profiles([one.yard.id for one in page.rows])
    shown = frame(request, "duties") | {
        "rows": [
            (one, named[one.yard.id], told(one.worst) if one.worst else None, can(actor, "duty.read", one.yard))
            for one in page.rows
        ],
        "more": page.more,
        "estates": len(found),
        "late_estates": sum(one.worst is not None for one in found),
        "counts": {state: sum(one.counts[state] for one in found) for state in disclosure.duties.STATES},
    }
    return render(request, "oversight/duties.html", shown)


@require_safe
def export(request: HttpRequest, kind: str) -> HttpResponseBase:
    """Estate by estate, in the same order."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    found = disclosure.duties_below(actor)
    named = places.profiles([one.yard.id for one in found])
    english = prefs_of(request).language == "en"
    rows = _cells([(one, named[one.yard.id]) for one in found], english)
    return table_of([gettext(one) for one in HEAD], rows, dated("duties", kind), kind, gettext("Due to publish"))


def _cells(found: list[tuple[disclosure.EstateDuties, Any]], english: bool) -> Iterator[list[str]]:
    for one, profile in found:
        name = (english and profile.name_en) or profile.name
        worst = told(one.worst) if one.worst else None
        due = one.worst.duty.due.isoformat() if one.worst else ""
        longest = [f"{worst.period} {worst.what}" if worst else "", due, str(one.worst.days) if one.worst else ""]
        counts = [str(one.counts[state]) for state in ("soon", "kept", "late")]
        yield [name, str(one.counts["missing"]), *longest, *counts]
