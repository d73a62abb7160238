"""What narrows the list of requests: an address says all of it, so it can be kept and passed on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from yuanba.domains.cases.rules.lights import LIGHTS
from yuanba.domains.cases.rules.states import STATES
from yuanba.domains.cases.rules.vocabulary import KINDS, LEVELS
from yuanba.kernel.days import field_day
from yuanba.kernel.errors import absent

OPEN = "open"
CHOICES: dict[str, tuple[str, ...]] = {
    "state": (OPEN, *STATES),
    "kind": tuple(KINDS),
    "level": tuple(LEVELS),
    "light": tuple(LIGHTS),
    "mine": ("1",),
}


@dataclass(frozen=True)
class Narrow:
    """Each empty where it does not narrow; `state` may be `open`, `place` is exactly that one, `under` it and below."""

    state: str = ""
    kind: str = ""
    level: str = ""
    light: str = ""
    mine: str = ""
    place: UUID | None = None
    under: UUID | None = None
    unit: UUID | None = None
    since: date | None = None
    until: date | None = None

    @property
    def is_open_only(self) -> bool:
        """Whether all that is not closed is meant."""
        return self.state == OPEN

    @property
    def query(self) -> str:
        """The address's part after the question mark, always in the same order."""
        return urlencode({name: str(value) for name, value in self.__dict__.items() if value})

    def but(self, **other: str | UUID) -> "Narrow":
        """The same with something else."""
        return Narrow(**{**self.__dict__, **other})

    @property
    def is_folded(self) -> bool:
        """Whether something is chosen that the first row of chips does not show."""
        return any((self.kind, self.level, self.light, self.under, self.unit, self.since, self.until))


def narrow_of(given: Mapping[str, str]) -> Narrow:
    """What an address asks for; refused as absent where somebody made it up."""
    for name, known in CHOICES.items():
        if given.get(name, "") not in ("", *known):
            raise absent()
    try:
        found: dict[str, Any] = {name: UUID(given[name]) for name in ("place", "under", "unit") if given.get(name)}
        found |= {name: given.get(name, "") for name in CHOICES}
        found |= {name: field_day(given[name]) for name in ("since", "until") if given.get(name)}
    except ValueError:
        raise absent() from None
    if "under" in found:
        found.pop("place", None)
    return Narrow(**found)
