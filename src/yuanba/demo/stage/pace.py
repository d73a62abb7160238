"""How fast a scene is played: beside a running server it leaves room between its transactions."""

import time
from contextvars import ContextVar

_pause: ContextVar[float] = ContextVar("pause", default=0.0)


def leave_room(seconds: float = 0.05) -> None:
    """From now on wait that long after each slice of rows, so that the embedded database's writer is free."""
    _pause.set(seconds)


def breathe() -> None:
    """The end of a slice."""
    if _pause.get():
        time.sleep(_pause.get())
