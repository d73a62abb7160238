"""The offices there are, the divisions of the tree by name, and how far an office reaches."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from yuanba.domains.places.models import Division, Profile
from yuanba.domains.places.rules.offices import KINDS
from yuanba.kernel.errors import absent
from yuanba.kernel.text import clean
from yuanba.platform.access.public import Actor, anywhere, paths, visible, within
from yuanba.platform.yards.models import Yard

MOST = 60


@dataclass(frozen=True)
class Territory:
    """A division or an estate over which a post of an office may hold."""

    path: str
    label: str
    label_en: str
    kind: str


@dataclass(frozen=True)
class DivisionLine:
    """A division with the names of those above it, and its own offices."""

    division: Division
    above: list[Division]
    offices: list[Profile]


def offices_page(actor: Actor, after: str, size: int) -> list[Profile]:
    """The offices whoever founds yards sees, in order of path after one; refused as absent."""
    if not anywhere(actor, "place.found"):
        raise absent()
    rows = Profile.objects.filter(visible(actor, "place.found", "yard__path")).exclude(yard__kind__in=Yard.NO_OFFICE)
    rows = rows.filter(yard__path__gt=after).select_related("yard", "division")
    return list(rows.order_by("yard__path")[:size])


def divisions_called(actor: Actor, text: str, size: int = MOST, action: str = "place.found") -> list[Division]:
    """Divisions where the actor founds yards: of this code or name; of no text the topmost and those below."""
    if not anywhere(actor, action):
        raise absent()
    said = clean(text)[:60]
    rows = Division.objects.filter(visible(actor, action, "path")).select_related("parent__parent")
    named, tops = Q(name__contains=said) | Q(name_en__icontains=said) | Q(code=said), paths(actor, action)
    rows = rows.filter(named) if said else rows.filter(Q(path__in=tops) | Q(parent__path__in=tops))
    return list(rows.order_by("path")[:size])


def divisions_to_move_to(actor: Actor, text: str) -> list[Division]:
    """Divisions to which the actor may move an estate, called so."""
    found = divisions_called(actor, text, action="place.move")
    return [one for one in found if "estate" in KINDS[one.level]]


def division_to_found_in(actor: Actor, code: str) -> DivisionLine:
    """The division of this code, where the actor founds yards; refused as absent."""
    found = Division.objects.filter(visible(actor, "place.found", "path"), code=code[:12]).first()
    if found is None:
        raise absent()
    offices = Profile.objects.filter(division=found).exclude(yard__kind__in=Yard.NO_OFFICE).select_related("yard")
    return DivisionLine(found, _above(found), list(offices.order_by("yard__code")[:MOST]))


def _above(division: Division) -> list[Division]:
    steps = division.path.split("/")
    paths = ["/".join(steps[:count]) for count in range(1, len(steps))]
    return list(Division.objects.filter(path__in=paths).order_by("path"))


def _top(yard: Yard) -> str:
    """What an office speaks for: its division."""
    return yard.path.rpartition("/")[0]


def territories(yard: Yard, said: str = "") -> list[Territory]:
    """The division of an office, then divisions and estates in it that are called so, sixty of each at most."""
    top, text = _top(yard), clean(said)[:60]
    named = Q(name__contains=text) | Q(name_en__icontains=text)
    below = Division.objects.filter(path__startswith=f"{top}/").filter(named).order_by("path")[:MOST]
    estates = Profile.objects.filter(named, yard__kind=Yard.Kind.ESTATE, yard__path__startswith=f"{top}/")
    estates = estates.select_related("yard").order_by("yard__path")[:MOST]
    own = Division.objects.filter(path=top)
    return [*map(_of_division, own), *map(_of_division, below), *map(_of_estate, estates)]


def territories_at(yard: Yard, chosen: Iterable[str]) -> list[Territory]:
    """Those of the paths that are divisions or estates of an office's reach, in order of path."""
    top, paths = _top(yard), list(chosen)[:MOST]
    rows = Division.objects.filter(within((top,)), path__in=paths)
    estates = Profile.objects.filter(
        within((top,), "yard__path"), yard__path__in=paths, yard__kind=Yard.Kind.ESTATE
    ).select_related("yard")
    return sorted([*map(_of_division, rows), *map(_of_estate, estates)], key=lambda one: one.path)


def _of_division(one: Division) -> Territory:
    return Territory(one.path, one.name, one.name_en or one.name, one.level)


def _of_estate(one: Profile) -> Territory:
    return Territory(one.yard.path, one.name, one.name_en or one.name, "estate")
