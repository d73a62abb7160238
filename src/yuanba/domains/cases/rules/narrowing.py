"""What narrows the list of requests: an address says all of it, so it can be kept and passed on."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from yuanba.domains.cases.rules.lights import LIGHTS
from yuanba.domains.cases.rules.states import STATES
from yuanba.domains.cases.rules.vocabulary import KINDS, LEVELS
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
    """Each empty where it does not narrow; `state` may be `open`."""

    state: str = ""
    kind: str = ""
    level: str = ""
    light: str = ""
    mine: str = ""
    place: UUID | None = None

    @property
    def is_open_only(self) -> bool:
        """Whether all that is not closed is meant."""
        return self.state == OPEN

    @property
    def query(self) -> str:
        """The address's part after the question mark, always in the same order."""
        return urlencode({name: str(value) for name, value in self.__dict__.items() if value})

    def but(self, **other: str) -> "Narrow":
        """The same with something else."""
        return Narrow(**{**self.__dict__, **other})


def narrow_of(given: Mapping[str, str]) -> Narrow:
    """What an address asks for; refused as absent where somebody made it up."""
    for name, known in CHOICES.items():
        if given.get(name, "") not in ("", *known):
            raise absent()
    try:
        place = UUID(given["place"]) if given.get("place") else None
    except ValueError:
        raise absent() from None
    return Narrow(**{name: given.get(name, "") for name in CHOICES}, place=place)
