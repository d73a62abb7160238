"""The people of an estate: home by home, without a home, empty homes, and likely doubles."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_noop as _
from django.views.decorators.http import require_safe

from yuanba.domains.people import public as people
from yuanba.interfaces.asking import actor_of, to_sign_in, uuid_or_absent
from yuanba.interfaces.desk.rail import desk_yard, frame
from yuanba.kernel.errors import absent
from yuanba.platform.access.public import Actor, anywhere
from yuanba.platform.yards.models import Yard

READ = "people.read_cards"
FILTERS = {
    "": _("Everybody"),
    "owners": _("Owners"),
    "tenants": _("Tenants"),
    "families": _("Families"),
    "no-phone": _("Without a telephone"),
    "elsewhere": _("No home here today"),
    "empty": _("Empty homes"),
}


@require_safe
def listed(request: HttpRequest, code: str) -> HttpResponse:
    """Home by home, narrowed and searched."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code, READ)
    of, text = request.GET.get("of", ""), request.GET.get("q", "").strip()[:60]
    shown = frame(request, yard, "cards") | _found(actor, yard, of, text, _after(request))
    shown |= {
        "of": of,
        "q": text,
        "filters": FILTERS,
        "kinds": people.TENURE_ROLES,
        "query": urlencode({name: value for name, value in (("of", of), ("q", text)) if value}),
        "may_register": anywhere(actor, "people.register"),
        "may_merge": anywhere(actor, "people.merge"),
        "done": request.GET.get("done", ""),
    }
    return render(request, "desk/people.html", shown)


def _after(request: HttpRequest) -> UUID | None:
    return uuid_or_absent(request.GET["after"]) if request.GET.get("after") else None


def _found(actor: Actor, yard: Yard, of: str, text: str, after: UUID | None) -> dict[str, Any]:
    if of not in FILTERS:
        raise absent()
    if of == "empty":
        homes = people.empty_homes(actor, yard, after=after)
        return {"homes": homes.rows, "more": homes.more}
    if of == "elsewhere":
        cards = people.homeless(actor, yard, text=text, after=after)
        return {"cards": cards.rows, "more": cards.more}
    lines = people.living(actor, yard, of=of, text=text, after=after)
    return {"lines": lines.rows, "more": lines.more}


@require_safe
def doubles(request: HttpRequest, code: str) -> HttpResponse:
    """Cards that are perhaps one person, pair by pair."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code, "people.merge")
    found = people.likely_doubles(actor, yard, after=_after(request))
    shown = frame(request, yard, "cards") | {"pairs": found.rows, "more": found.more}
    return render(request, "desk/doubles.html", shown)
