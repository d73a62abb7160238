"""The homes of an estate: its buildings, and one building floor by floor with what is open at each home."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from yuanba.domains.cases import public as cases
from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, to_sign_in, typed
from yuanba.interfaces.desk.rail import desk_yard, frame
from yuanba.kernel.errors import Refusal, absent
from yuanba.platform.access.public import Actor, anywhere, can
from yuanba.platform.yards.models import Yard
from yuanba.ui.forms import Form, refused

DRAWN = ("building", "zone", "unit")


@dataclass(frozen=True)
class Square:
    """A square of the table: the door, if there is one, and whether a unit begins here."""

    door: places.Door | None
    is_first: bool


def _measure(actor: Actor, yard: Yard) -> places.Measure:
    """Open cases the actor may read."""

    def measured(path: str) -> Mapping[UUID, int]:
        return cases.open_by_place(actor, yard, path)

    return measured


@require_safe
def first(request: HttpRequest, code: str) -> HttpResponse:
    """The buildings."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code)
    lines = places.buildings(actor, yard, _measure(actor, yard))
    shown = frame(request, yard, "homes") | {
        "lines": lines,
        "homes": sum(line.homes for line in lines),
        "may_import": can(actor, "place.manage", yard),
    }
    return render(request, "desk/buildings.html", shown)


@require_http_methods(["GET", "POST"])
def show(request: HttpRequest, code: str, place_id: UUID) -> HttpResponse:
    """One building, or a zone or unit that holds homes itself; who manages places writes its English name."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code)
    building = places.place(yard, place_id)
    if building.kind not in DRAWN:
        raise absent()
    if request.method != "POST":
        return _page(request, actor, yard, building, Form({"name_en": building.name_en}))
    try:
        english = request.POST.get("name_en", "")
        places.name_in_english(actor=actor, yard=yard, place_id=place_id, name_en=english)
    except Refusal as refusal:
        if refusal.status != 422:
            raise
        return _page(request, actor, yard, building, refused(typed(request), refusal), 422)
    return redirect(f"/desk/{code}/matrix/{place_id}/")


def _page(
    request: HttpRequest, actor: Actor, yard: Yard, building: places.Place, form: Form, status: int = 200
) -> HttpResponse:
    matrix = places.unit_matrix(actor, building, _measure(actor, yard))
    starts, at = set(), 0
    for _name, width in matrix.layout.units:
        starts.add(at)
        at += width
    shown = frame(request, yard, "homes") | {
        "matrix": matrix,
        "form": form,
        "may_name": can(actor, "place.manage", building),
        "reads_people": anywhere(actor, "people.read_cards"),
        "units": [(matrix.names.get(name), width) for name, width in matrix.layout.units],
        "floors": [
            (floor, [Square(door, column in starts) for column, door in enumerate(floor.doors)])
            for floor in matrix.layout.floors
        ],
    }
    return render(request, "desk/matrix.html", shown, status=status)
