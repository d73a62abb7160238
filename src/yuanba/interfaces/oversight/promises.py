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

MONTHS = 12


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Each company with its estates; every figure opens the promises on the estate's board."""
    if actor_of(request).account is None:
        return to_sign_in(request)
    yards = places.estates_under(paths(comparer(request), COMPARES))
    named, since = places.profiles([yard.id for yard in yards]), cases.since_of(MONTHS)
    ledgers = cases.ledgers([yard.id for yard in yards], since)
    grouped: dict[str, list[Any]] = defaultdict(list)
    for yard in yards:
        if ledgers[yard.id].all:
            grouped[named[yard.id].company].append((named[yard.id], yard, ledgers[yard.id]))
    rows = [(found[0][0], sum((one[2] for one in found), cases.Ledger()), found) for found in grouped.values()]
    rows.sort(key=lambda row: (-row[1].all, row[0].company))
    page = part_of(rows, lambda row: row[2][0][1].code, request.GET.get("after", ""))
    shown = frame(request, "promises") | {"rows": page.rows, "more": page.more, "since": since}
    return render(request, "oversight/promises.html", shown)
