"""The grids and micro-grids that touch an estate: who looks after them, which homes and requests lie in them."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from yuanba.domains.cases import public as cases
from yuanba.domains.people import public as people
from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, to_sign_in, typed
from yuanba.interfaces.desk.rail import desk_yard, frame
from yuanba.interfaces.gridding import line_over, looking_after, may_draw, tick, ticking
from yuanba.kernel.errors import Refusal, absent
from yuanba.kernel.paging import part_of
from yuanba.kernel.paths import covers
from yuanba.platform.access.public import Actor, anywhere
from yuanba.platform.yards.models import Yard
from yuanba.ui.forms import Form, refused

RIGHT = "place.see_grids"


def _estate(actor: Actor, code: str) -> Yard:
    yard = desk_yard(actor, code, RIGHT)
    if yard.kind != Yard.Kind.ESTATE:
        raise absent()
    return yard


@require_safe
def listed(request: HttpRequest, code: str) -> HttpResponse:
    """All of them, each grid before its micro-grids, with what of them lies in this estate."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = _estate(actor, code)
    page = part_of(places.grids_in(yard), lambda line: str(line.grid.id), request.GET.get("after", ""))
    every = {path for line in page.rows for path in line.paths}
    homes, opened = places.homes_by_path(every), cases.open_by_path(actor, every)
    who = looking_after(page.rows)
    rows = [(line, _known(actor, who[line.grid.id], line), _sum(homes, line), _sum(opened, line)) for line in page.rows]
    shown = {"rows": rows, "more": page.more, "counts": anywhere(actor, "case.read"), "roles": people.POST_ROLES}
    return render(request, "desk/grids.html", frame(request, yard, "grids") | shown)


def _sum(counted: dict[str, int], line: places.GridLine) -> int:
    return sum(counted[path] for path in line.paths)


def _known(actor: Actor, who: Iterable[people.Member], line: places.GridLine) -> list[people.Member]:
    """Those of a grid, as far as the actor may see their badges: they reach its members."""
    return people.seen_by(actor, [replace(one, path=min(line.paths, default=one.path)) for one in who])


@require_http_methods(["GET", "POST"])
def one(request: HttpRequest, code: str, keeper: str, grid_id: UUID) -> HttpResponse:
    """One of them as far as it lies here; whoever draws it ticks what does."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = _estate(actor, code)
    line = line_over(actor, keeper, grid_id, yard)
    if request.method != "POST":
        return _page(request, actor, yard, line, Form())
    try:
        return redirect(request.path + tick(request, actor, line, yard))
    except Refusal as refusal:
        if refusal.status not in (409, 422):
            raise
        return _page(request, actor, yard, line, refused(typed(request), refusal), refusal.status)


def _page(
    request: HttpRequest, actor: Actor, yard: Yard, line: places.GridLine, form: Form, status: int = 200
) -> HttpResponse:
    inside = [path for path in line.paths if covers(yard.path, path)]
    here = inside or [yard.path for path in line.paths if covers(path, yard.path)][:1]
    named, homes, opened = places.labels_of(here), places.homes_by_path(here), cases.open_by_path(actor, here)
    draws = may_draw(actor, line)
    narrowed = replace(line, paths=tuple(here))
    shown: dict[str, Any] = frame(request, yard, "grids") | {
        "line": line,
        "members": [(named[path], homes[path], opened[path]) for path in here if path in named],
        "elsewhere": len(line.paths) - len(here),
        "counts": anywhere(actor, "case.read"),
        "who": _known(actor, looking_after([narrowed])[line.grid.id], narrowed),
        "may_draw": draws,
        "form": form,
        "roles": people.POST_ROLES,
        "spoken": people.LANGUAGES,
        "seats": people.SEATS,
        "keeper": places.profiles([line.grid.yard_id])[line.grid.yard_id],
    }
    return render(
        request, "desk/grid.html", shown | (ticking(request, line, yard, form) if draws else {}), status=status
    )
