"""An audience as data: the whole estate, some of its places or a list of homes; and, where named, roles."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from yuanba.domains.notices.rules.vocabulary import AUDIENCES
from yuanba.kernel.errors import register
from yuanba.kernel.paths import above, covers, touch

MOST_PATHS = {"places": 100, "homes": 2000}
LIVING_THERE = ""  # in a list of (path, role): whoever has a tenure there

register("audience-empty", 422, "Please choose at least one place.")
register("audience-long", 422, "At most 100 places or 2,000 homes. Please choose the whole estate or make two of it.")
register("audience-unknown", 422, "One of the places is not in this estate. Please choose them again.")
register("choice-unknown", 422, "Please choose one of those offered.")


@dataclass(frozen=True)
class Audience:
    """`paths` are those of the places or homes; without `roles`, everybody who lives there is meant."""

    what: str = "estate"
    paths: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()


def fault(audience: Audience, yard_path: str, roles: Collection[str]) -> str:
    """The code of what is wrong with an audience, empty where nothing is. `roles` are all there are."""
    if audience.what not in AUDIENCES or not set(audience.roles) <= set(roles):
        return "choice-unknown"
    if audience.what == "estate":
        return "choice-unknown" if audience.paths else ""
    if not audience.paths:
        return "audience-empty"
    if len(audience.paths) > MOST_PATHS[audience.what]:
        return "audience-long"
    inside = all(path.startswith(yard_path + "/") and path.isprintable() for path in audience.paths)
    return "" if inside else "audience-unknown"


def tidy(audience: Audience) -> Audience:
    """The same audience in one way of writing it: sorted, nothing twice, nothing that another place holds already."""
    return Audience(audience.what, highest(audience.paths), tuple(sorted(set(audience.roles))))


def highest(paths: Iterable[str]) -> tuple[str, ...]:
    """Those that lie below no other, sorted."""
    given = set(paths)
    return tuple(sorted(path for path in given if given.isdisjoint(above(path)[1:])))


def targets(audience: Audience, yard_path: str) -> tuple[str, ...]:
    """The paths it is said at."""
    return audience.paths or (yard_path,)


def speaks_to(audience: Audience, yard_path: str, role: str, at: str, *, lives: bool) -> bool:
    """Whether somebody in `role` at a path is meant; `lives` says that the role is a tenure, of a home.

    A post is meant where its role is named and its place touches one of the audience's: an officer of the whole
    community is there for each of its buildings.
    """
    if audience.roles and role not in audience.roles:
        return False
    if lives:
        return any(covers(path, at) for path in targets(audience, yard_path))
    return bool(audience.roles) and any(touch(path, at) for path in targets(audience, yard_path))


def includes(audience: Audience, affected: Audience, yard_path: str) -> bool:
    """Whether whoever owns one of the affected homes is spoken to."""
    at = targets(audience, yard_path)
    everywhere = all(any(covers(path, home) for path in at) for home in targets(affected, yard_path))
    return everywhere and (not audience.roles or "owner" in audience.roles)


def to_data(audience: Audience) -> dict[str, Any]:
    """What is stored."""
    return {"what": audience.what, "paths": list(audience.paths), "roles": list(audience.roles)}


def from_data(data: Mapping[str, Any]) -> Audience:
    """The audience that was stored."""
    return Audience(data["what"], tuple(data["paths"]), tuple(data["roles"]))
