"""Whom something is said to or touches, as a form: the whole estate, places, a grid, or homes as people type them."""

from datetime import date
from typing import Any

from django.http import HttpRequest

from yuanba.domains.notices import public as notices
from yuanba.domains.places import public as places
from yuanba.kernel.days import field_day
from yuanba.kernel.errors import Refusal, register
from yuanba.kernel.paths import covers
from yuanba.platform.yards.models import Yard
from yuanba.ui.forms import Form

MOST_TYPED = 200
HOMES_KINDS = ("zone", "building", "unit")
MOST_NAMED = 10
register("grid-please", 422, "Please choose one of the grids.")
register("homes-unknown", 422, "Not found in this estate: %(homes)s. The others were found.")


def chosen(request: HttpRequest, yard: Yard, roles: tuple[str, ...] = ()) -> notices.Audience:
    """The audience of a form; refused at its field."""
    what = request.POST.get("what", "estate")
    if what == "homes":
        return notices.Audience(what, _homes(yard, request.POST.get("homes", "")), roles)
    if what == "grid":
        return _grid(yard, request.POST.get("grid", ""), roles)
    return notices.Audience(what, tuple(request.POST.getlist("places")) if what == "places" else (), roles)


def to_choose(yard: Yard, form: Form) -> dict[str, Any]:
    """What `desk/audience.html` offers, and what is ticked."""
    ticked = form.values.get("places", "").split()
    offered = [one for one in places.places_to_choose(yard) if one.kind in HOMES_KINDS]
    beside = {path for path in ticked if covers(yard.path, path)} - {one.path for one in offered}
    return {
        "audiences": notices.vocabulary.AUDIENCES,
        "places": [*offered, *(places.labels_of(beside).values() if beside else ())],
        "chosen": ticked,
        "grids": [line.grid for line in places.grids_in(yard)],
    }


def _grid(yard: Yard, chosen_grid: str, roles: tuple[str, ...]) -> notices.Audience:
    """The places of a grid that lie in the estate, as they are today."""
    line = next((one for one in places.grids_in(yard) if str(one.grid.id) == chosen_grid), None)
    if line is None:
        raise Refusal("invalid", fields={"audience": "grid-please"})
    whole = yard.path in line.paths
    return notices.Audience("estate", (), roles) if whole else notices.Audience("places", line.paths, roles)


def _homes(yard: Yard, text: str) -> tuple[str, ...]:
    """The homes as people type them, one beside or below the other."""
    typed_homes = text.replace(",", " ").replace("，", " ").replace("、", " ").split()
    if len(typed_homes) > MOST_TYPED:
        raise Refusal("invalid", fields={"homes": "audience-long"})
    found = {one: places.find_place(yard, one) for one in typed_homes}
    if unknown := [one for one, home in found.items() if home is None]:
        more = ["…"] if len(unknown) > MOST_NAMED else []
        raise Refusal("invalid", fields={"homes": "homes-unknown"}, homes=" ".join(unknown[:MOST_NAMED] + more))
    return tuple(home.path for home in found.values() if home)


def day_of(form: dict[str, str], name: str) -> date:
    """A day as a browser sends it; refused at its field."""
    try:
        return field_day(form.get(name, ""))
    except ValueError:
        raise Refusal("invalid", fields={name: "date-unreadable"}) from None
