"""Grids and micro-grids: what lies in each, who looks after it, how much is open; drawing them."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from yuanba.domains.cases import public as cases
from yuanba.domains.people import public as people
from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, to_sign_in, typed, uuid_or_absent
from yuanba.interfaces.dates import day_of, day_or_none
from yuanba.interfaces.desk.appointing import called
from yuanba.interfaces.gridding import area_of, line_over, looking_after, may_draw, tick, ticking
from yuanba.interfaces.oversight.views import frame, overseer
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, absent, register
from yuanba.platform.access.public import Actor, anywhere, can
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.public import by_code, by_id
from yuanba.ui.forms import Form, refused
from yuanba.ui.preferences import prefs_of

MOST_ESTATES = 60
register("grid-line", 422, "There is no such place: %(line)s. Write the code of the estate, then the place: JG 3-1.")


def _viewer(request: HttpRequest) -> Actor:
    actor = overseer(request)
    if not anywhere(actor, "place.see_grids"):
        raise absent()
    return actor


def _offices(actor: Actor) -> list[Yard]:
    """The offices of the actor that may draw grids."""
    kept_by = [by_id(yard) for yard in dict.fromkeys(grant.yard for grant in actor.grants)]
    return [yard for yard in kept_by if yard.kind != Yard.Kind.ESTATE and can(actor, "place.grid", yard)]


@require_http_methods(["GET", "POST"])
def listed(request: HttpRequest) -> HttpResponse:
    """All grids the actor may see, and the form that draws one."""
    if actor_of(request).account is None:
        return to_sign_in(request)
    actor = _viewer(request)
    if request.method != "POST":
        return _list_page(request, actor, Form())
    office = by_code(request.POST.get("office", ""))
    try:
        grid = _draw(request, actor, office)
    except Refusal as refusal:
        if refusal.status not in (409, 422):
            raise
        return _list_page(request, actor, refused(typed(request), refusal), refusal.status)
    return redirect(f"/oversight/grids/{office.code}/{grid.id}/")


def _draw(request: HttpRequest, actor: Actor, yard: Yard, above: UUID | None = None) -> places.Grid:
    code, name, english = (request.POST.get(field, "") for field in ("code", "name", "name_en"))
    return places.draw_grid(actor=actor, yard=yard, code=code, name=name, name_en=english, above_id=above)


def _order(line: places.GridLine) -> tuple[str, str, bool]:
    return line.grid.yard.path, (line.grid.above or line.grid).code, line.grid.level != "grid"


def _list_page(request: HttpRequest, actor: Actor, form: Form, status: int = 200) -> HttpResponse:
    after = request.GET.get("after", "")
    page = places.grids_seen(actor, uuid_or_absent(after) if after else None)
    lines = sorted(page.rows, key=_order)
    every = {path for line in lines for path in line.paths}
    homes, opened = places.homes_by_path(every), cases.open_by_path(actor, every)
    who = looking_after(lines)
    rows = [
        (
            line,
            who[line.grid.id],
            sum(homes[path] for path in line.paths),
            sum(opened[path] for path in line.paths),
        )
        for line in lines
    ]
    shown = frame(request, "grids") | {"rows": rows, "more": page.more, "form": form, "offices": _offices(actor)}
    shown["roles"] = people.POST_ROLES
    return render(request, "oversight/grids.html", shown, status=status)


def _sum(counted: Mapping[str, int], line: places.GridLine) -> int:
    return sum(counted[path] for path in line.paths)


@require_http_methods(["GET", "POST"])
def one(request: HttpRequest, code: str, grid_id: UUID) -> HttpResponse:
    """One grid; whoever draws grids there sets its members, draws micro-grids, appoints."""
    if actor_of(request).account is None:
        return to_sign_in(request)
    actor, yard = _viewer(request), by_code(code)
    line = places.grid_of(yard, grid_id)
    if not (can(actor, "place.see_grids", yard) or any(grant.yard == yard.id for grant in actor.grants)):
        raise absent()
    act = request.POST.get("act", "")
    if request.method != "POST":
        return _page(request, actor, line)
    if act not in ACTS:
        raise absent()
    try:
        ACTS[act](request, actor, line)
    except Refusal as refusal:
        if refusal.status not in (409, 422):
            raise
        return _page(request, actor, line, {act: refused(typed(request), refusal)}, refusal.status)
    return redirect("/oversight/grids/" if act == "remove" else f"/oversight/grids/{code}/{grid_id}/?done=1")


@require_http_methods(["GET", "POST"])
def ticked(request: HttpRequest, code: str, grid_id: UUID, estate: str) -> HttpResponse:
    """What of one estate lies in a grid, ticked on its map by whoever draws the grid."""
    if actor_of(request).account is None:
        return to_sign_in(request)
    actor, yard = _viewer(request), by_code(estate)
    line = line_over(actor, code, grid_id, yard)
    if yard.kind != Yard.Kind.ESTATE or not may_draw(actor, line):
        raise absent()
    form, status = Form(), 200
    if request.method == "POST":
        try:
            return redirect(request.path + tick(request, actor, line, yard))
        except Refusal as refusal:
            if refusal.status not in (409, 422):
                raise
            form, status = refused(typed(request), refusal), refusal.status
    shown = frame(request, "grids") | ticking(request, line, yard, form)
    shown |= {"line": line, "form": form, "estate": places.profiles([yard.id])[yard.id]}
    return render(request, "oversight/grid_estate.html", shown, status=status)


def _estates(line: places.GridLine) -> list[places.Profile]:
    """The first estates of the keeper's area, whose maps are offered; further ones are typed."""
    yards = places.estates_under((area_of(line.grid.yard),))[:MOST_ESTATES]
    named = places.profiles([yard.id for yard in yards])
    return [named[yard.id] for yard in yards]


def _page(
    request: HttpRequest,
    actor: Actor,
    line: places.GridLine,
    forms: Mapping[str, Form] | None = None,
    status: int = 200,
) -> HttpResponse:
    yard = line.grid.yard
    named = places.labels_of(line.paths)
    known = dict(forms or {})
    members = "\n".join(_written(named[path]) for path in line.paths if path in named)
    called_now = {"name": line.grid.name, "name_en": line.grid.name_en}
    estates = places.profiles({place.yard_id for place in named.values()})
    english = prefs_of(request).language == "en"
    begun = {"members": Form({"members": members}), "rename": Form(called_now)}
    homes, opened = places.homes_by_path(line.paths), cases.open_by_path(actor, line.paths)
    draws = may_draw(actor, line)
    shown: dict[str, Any] = frame(request, "grids") | {
        "line": line,
        "members": [(named[path], homes[path], opened[path]) for path in line.paths if path in named],
        "who": looking_after([line])[line.grid.id],
        "named_estates": {key: (english and one.name_en) or one.name for key, one in estates.items()},
        "may_draw": draws,
        "estates": _estates(line) if draws else [],
        "open_to": people.may_appoint(actor, yard),
        "forms": {name: known.get(name, begun.get(name, Form())) for name in ACTS},
        "form": next(iter(known.values()), Form()),
        "roles": people.POST_ROLES,
        "spoken": people.LANGUAGES,
        "today": clock.today().isoformat(),
        "done": "done" in request.GET,
    }
    return render(request, "oversight/grid.html", shown, status=status)


def _written(place: places.Place) -> str:
    """JG 3-1: the code of the estate, then the place."""
    return f"{place.yard.code} {place.path.removeprefix(place.yard.path).strip('/').replace('/', '-')}".strip()


def _members(request: HttpRequest, actor: Actor, line: places.GridLine) -> None:
    lines = [text.strip() for text in request.POST.get("members", "").splitlines() if text.strip()]
    paths = [_path(text) for text in lines[:500]]
    places.set_grid_members(actor=actor, yard=line.grid.yard, grid_id=line.grid.id, paths=paths)


def _path(text: str) -> str:
    code, _blank, rest = text.partition(" ")
    estate = places.estate_called(code)
    place = places.find_place(estate, rest) if estate and rest.strip() else None
    if estate is None or (rest.strip() and place is None):
        raise Refusal("invalid", fields={"members": "grid-line"}, line=text[:60])
    return place.path if place else estate.path


def _micro(request: HttpRequest, actor: Actor, line: places.GridLine) -> None:
    _draw(request, actor, line.grid.yard, line.grid.id)


def _rename(request: HttpRequest, actor: Actor, line: places.GridLine) -> None:
    name, english = request.POST.get("name", ""), request.POST.get("name_en", "")
    places.rename_grid(actor=actor, yard=line.grid.yard, grid_id=line.grid.id, name=name, name_en=english)


def _remove(request: HttpRequest, actor: Actor, line: places.GridLine) -> None:
    places.remove_grid(actor=actor, yard=line.grid.yard, grid_id=line.grid.id)


def _appoint(request: HttpRequest, actor: Actor, line: places.GridLine) -> None:
    yard, form = line.grid.yard, request.POST
    open_to = people.may_appoint(actor, yard)
    if not open_to:
        raise absent()
    if form.get("role") not in open_to:
        raise Refusal("invalid", fields={"role": "role-please"})
    people.appoint(
        actor=actor,
        yard=yard,
        account=called(yard, form.get("who", "")),
        role=form["role"],
        grid=line.grid,
        since=day_of(form.get("since", ""), "since"),
        until=day_or_none(form.get("until", ""), "until"),
        phone=form.get("phone", "")[:20],
    )


ACTS: dict[str, Callable[[HttpRequest, Actor, places.GridLine], None]] = {
    "members": _members,
    "micro": _micro,
    "rename": _rename,
    "remove": _remove,
    "appoint": _appoint,
}
