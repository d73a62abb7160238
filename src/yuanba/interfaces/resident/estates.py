"""The estates where somebody has a home: of several a switch says which is shown, and the address keeps it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest

from yuanba.domains.people import public as people
from yuanba.domains.places import public as places
from yuanba.platform.yards.models import Yard


@dataclass(frozen=True)
class Estate:
    """One of them, with the own homes there."""

    profile: places.Profile
    homes: list[people.Tenure]

    @property
    def yard(self) -> Yard:
        """The yard of the estate."""
        return self.profile.yard

    @property
    def first(self) -> people.Tenure:
        """The home it is entered by."""
        return self.homes[0]


@dataclass(frozen=True)
class Own:
    """All of them in the order of the homes, and the one that is looked at."""

    every: list[Estate]
    at: Estate | None

    @property
    def shown(self) -> dict[str, Any]:
        """What the switch needs."""
        return {"estates": self.every}

    @property
    def query(self) -> str:
        """What an address carries to stay in the chosen one."""
        return f"yard={self.at.yard.code}" if self.at and len(self.every) > 1 else ""


def own_estates(request: HttpRequest, homes: list[people.Tenure]) -> Own:
    """In one statement; `?yard=` chooses, and where it names none of them the first is meant."""
    profiles = places.profiles({one.yard_id for one in homes}) if homes else {}
    by_yard: dict[UUID, list[people.Tenure]] = {}
    for one in homes:
        by_yard.setdefault(one.yard_id, []).append(one)
    every = [Estate(profiles[yard], of_yard) for yard, of_yard in by_yard.items()]
    said = request.GET.get("yard", "")
    return Own(every, next((one for one in every if one.yard.code == said), every[0] if every else None))


def names_of(yards: Iterable[UUID]) -> dict[UUID, places.Profile]:
    """The estates by yard where a list has lines of several, in one statement; nothing where all are of one."""
    different = set(yards)
    return places.profiles(different) if len(different) > 1 else {}
