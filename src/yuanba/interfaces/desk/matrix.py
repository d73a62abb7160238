"""The homes of an estate: its buildings, and one building floor by floor with what is measured at each home."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from yuanba.domains.cases import public as cases
from yuanba.domains.people import public as people
from yuanba.domains.places import public as places
from yuanba.interfaces.asking import actor_of, to_sign_in, typed
from yuanba.interfaces.desk.filters import Chip
from yuanba.interfaces.desk.lacking import Lacking, asked_lacking, offered_lacking
from yuanba.interfaces.desk.rail import desk_yard, frame
from yuanba.interfaces.desk.weighing import Weighing, asked_weighing, offered_weighing
from yuanba.kernel.errors import Refusal, absent
from yuanba.platform.access.public import Actor, anywhere, can
from yuanba.platform.yards.models import Yard
from yuanba.ui.forms import Form, refused

OPEN = cases.narrow_of({"state": "open"})
MEASURED = ("state", "kind", "level", "light")
DRAWN = ("building", "zone", "unit")


@dataclass(frozen=True)
class Square:
    """A square of the table: the door, if there is one, whether a unit begins here, and what it says and leads to."""

    door: places.Door | None
    is_first: bool
    words: str = ""
    way: str = ""


@dataclass(frozen=True)
class Shown:
    """What an address asks to be measured: people who own or live there, what a home lacks, what weighs on it, or
    requests of a list.
    """

    people: bool
    narrow: cases.Narrow
    lacking: Lacking | None = None
    weighing: Weighing | None = None

    @property
    def name(self) -> str:
        """The measure in a word, for the page's sentences."""
        if self.lacking or self.weighing:
            return "lacking" if self.lacking else "weighing"
        return "people" if self.people else "open" if self.narrow == OPEN else "requests"


def _shown(request: HttpRequest, actor: Actor, yard: Yard) -> Shown:
    """Open requests, where the address asks for nothing; refused as absent where somebody made it up."""
    if lacking := asked_lacking(request, actor, yard):
        return Shown(people=False, narrow=cases.narrow_of({}), lacking=lacking)
    if weighing := asked_weighing(request, actor):
        return Shown(people=False, narrow=cases.narrow_of({}), weighing=weighing)
    if "people" in request.GET:
        if not anywhere(actor, "people.read_cards"):
            raise absent()
        return Shown(people=True, narrow=cases.narrow_of({}))
    known = any(name in request.GET for name in MEASURED)
    given = {name: request.GET.get(name, "") for name in MEASURED}
    return Shown(people=False, narrow=cases.narrow_of(given) if known else OPEN)


def _measure(actor: Actor, yard: Yard, shown: Shown) -> places.Measure:
    """People, what is lacking or weighs, or requests at or below a path, of those the actor may see."""

    def measured(path: str) -> Mapping[UUID, int]:
        if shown.lacking:
            return shown.lacking.at(actor, yard, path)
        if shown.weighing:
            return shown.weighing.at(actor, yard, path)
        if shown.people:
            return people.residents_by_place(actor, yard, path)
        return cases.by_place(actor, yard, path, shown.narrow)

    return measured


def _chips(actor: Actor, shown: Shown) -> list[Chip]:
    """The measures asked for most, each kind of request, what weighs on a home and what it may lack."""
    narrow = None if shown.lacking or shown.weighing else shown.narrow
    every, late = cases.narrow_of({}), cases.narrow_of({"light": "red"})
    chips = [Chip(_("Open"), OPEN.query, narrow == OPEN), Chip(_("Late"), late.query, narrow == late)]
    chips.append(Chip(_("All requests"), "state=", narrow == every and not shown.people))
    for key, words in cases.vocabulary.KINDS.items():
        one = cases.narrow_of({"kind": key})
        chips.append(Chip(_(words), one.query, narrow == one))
    if anywhere(actor, "people.read_cards"):
        chips.append(Chip(_("People"), "people=1", shown.people))
    asked = shown.weighing.what if shown.weighing else ""
    chips += [Chip(one.chip, one.query, one.what == asked) for one in offered_weighing(actor)]
    offered = offered_lacking(actor, shown.lacking)
    return [*chips, *(Chip(one.chip, one.query, one == shown.lacking) for one in offered)]


def _of_measure(actor: Actor, shown: Shown) -> dict[str, Any]:
    asked = "people=1" if shown.people else shown.narrow.query or "state="
    special = shown.lacking or shown.weighing
    return {
        "chips": _chips(actor, shown),
        "measured": shown.name,
        "lacking": shown.lacking,
        "weighing": shown.weighing,
        "query": special.query if special else asked,
        "leads_to": shown.narrow.query,
    }


@require_safe
def first(request: HttpRequest, code: str) -> HttpResponse:
    """The buildings."""
    actor = actor_of(request)
    if actor.account is None:
        return to_sign_in(request)
    yard = desk_yard(actor, code)
    asked = _shown(request, actor, yard)
    lines = places.buildings(actor, yard, _measure(actor, yard, asked))
    shown = (
        frame(request, yard, "homes")
        | _of_measure(actor, asked)
        | {
            "lines": lines,
            "homes": sum(line.homes for line in lines),
            "lacks": asked.lacking.told(sum(line.value for line in lines)) if asked.lacking else "",
            "may_import": can(actor, "place.manage", yard),
        }
    )
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
    asked = _shown(request, actor, yard)
    matrix = places.unit_matrix(actor, building, _measure(actor, yard, asked))
    starts, at = set(), 0
    for _unit, width in matrix.layout.units:
        starts.add(at)
        at += width
    shown = (
        frame(request, yard, "homes")
        | _of_measure(actor, asked)
        | {
            "matrix": matrix,
            "lacks": asked.lacking.told(matrix.value) if asked.lacking else "",
            "form": form,
            "may_name": can(actor, "place.manage", building),
            "reads_people": anywhere(actor, "people.read_cards"),
            "units": [(matrix.names.get(name), width) for name, width in matrix.layout.units],
            "floors": [
                (floor, [_square(asked, door, column in starts) for column, door in enumerate(floor.doors)])
                for floor in matrix.layout.floors
            ],
        }
    )
    return render(request, "desk/matrix.html", shown, status=status)


def _square(asked: Shown, door: places.Door | None, is_first: bool) -> Square:
    words, way = asked.weighing.square(door.id) if asked.weighing and door else ("", "")
    return Square(door, is_first, words, way)
