"""What a scene is: an id, what it shows, how it is played, and where to look afterwards."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class SignIn:
    """Somebody to sign in as, in which role."""

    username: str
    role: str


@dataclass(frozen=True)
class Scene:
    """One estate of the articles. `id` is the system's id and a short name: S3.8/528.

    `yard` is the estate whose records say that the scene was played: `last` is the title of the notice with which it
    ends. `look` are addresses on this server, each with a word of what is there.
    """

    id: str
    name: str
    name_en: str
    shows: str
    yard: str
    last: str
    play: Callable[[], None]
    sign_ins: tuple[SignIn, ...]
    look: tuple[tuple[str, str], ...]

    def is_called(self, text: str) -> bool:
        """Whether this is the scene's id, or one of the two parts of it."""
        return text.casefold() in (self.id.casefold(), *self.id.casefold().split("/"))
