"""Promises side by side, by the company that gave them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yuanba.domains.cases import public as cases
from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, to_sign_in
from yuanba.interfaces.oversight.views import comparer, frame
from yuanba.interfaces.oversight.ways import COMPARES
from yuanba.interfaces.promised import MONTHS, companies_of
from yuanba.kernel.paging import part_of
from yuanba.platform.access.public import paths

NAMELESS = "-"


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Each company with the estates where it promised; every figure opens its promises on the estate's board."""
    if actor_of(request).account is None:
        return to_sign_in(request)
    yards = places.estates_under(paths(comparer(request), COMPARES))
    since = cases.since_of(MONTHS)
    rows = companies_of(yards, since)
    page = part_of(rows, lambda row: row.company or NAMELESS, request.GET.get("after", ""))
    shown = frame(request, "promises") | {"rows": page.rows, "more": page.more, "since": since}
    return render(request, "oversight/promises.html", shown)
