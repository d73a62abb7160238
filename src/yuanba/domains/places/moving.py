"""What follows an estate that is moved: each domain says what of its own no column `path` tells."""

from collections.abc import Callable

from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard

Follow = Callable[[Actor, Yard, str], None]
FOLLOWING: list[Follow] = []


def register_following(follow: Follow) -> None:
    """Called within the move with who moves, the estate where it is now, and its path before; a domain adds it at
    start. Columns called `path` follow by themselves."""
    FOLLOWING.append(follow)


def path_now(path: str, was: str, to: str) -> str:
    """A path in the estate as it is after the move; any other as it is."""
    return to + path[len(was) :] if path == was or path.startswith(was + "/") else path
