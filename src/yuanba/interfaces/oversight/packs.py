"""Estates that go on in another system, or want to: what waits first meets the eye."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, to_sign_in
from yuanba.interfaces.desk.packs import STATES
from yuanba.interfaces.oversight.views import frame, overseer
from yuanba.kernel.errors import absent

PAGE = 50


@require_safe
def packs(request: HttpRequest) -> HttpResponse:
    """One row a request, the newest first."""
    if actor_of(request).account is None:
        return to_sign_in(request)
    rows = places.leavings(overseer(request), _before(request.GET.get("before", "")), PAGE)
    more = rows[-1].asked.id if len(rows) == PAGE else ""
    shown = frame(request, "packs") | {"rows": rows, "more": more, "states": STATES}
    return render(request, "oversight/packs.html", shown)


def _before(text: str) -> str:
    try:
        return str(UUID(text)) if text else ""
    except ValueError:
        raise absent() from None
