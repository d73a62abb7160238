"""Promises side by side, by the company that gave them."""

from collections import defaultdict
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from yuanba.domains.cases import public as cases
from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, to_sign_in
from yuanba.interfaces.oversight.views import comparer, frame
from yuanba.interfaces.oversight.ways import COMPARES
from yuanba.kernel.paging import part_of
from yuanba.platform.access.public import paths

MONTHS, NAMELESS = 12, "-"


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Each company with the estates where it promised; every figure opens its promises on the estate's board."""
    if actor_of(request).account is None:
        return to_sign_in(request)
    yards = places.estates_under(paths(comparer(request), COMPARES))
    named, since = places.profiles([yard.id for yard in yards]), cases.since_of(MONTHS)
    by_id = {yard.id: yard for yard in yards}
    grouped: dict[str, list[Any]] = defaultdict(list)
    english: dict[str, str] = {}
    for one in cases.ledgers_by_company(list(by_id), since):
        grouped[one.company].append((named[one.yard_id], by_id[one.yard_id], one.ledger))
        english[one.company] = one.company_en or english.get(one.company, "")
    rows = [
        (company, english[company], sum((one[2] for one in found), cases.Ledger()), found)
        for company, found in grouped.items()
    ]
    rows.sort(key=lambda row: (-row[2].all, row[0]))
    page = part_of(rows, lambda row: row[0] or NAMELESS, request.GET.get("after", ""))
    shown = frame(request, "promises") | {"rows": page.rows, "more": page.more, "since": since}
    return render(request, "oversight/promises.html", shown)
