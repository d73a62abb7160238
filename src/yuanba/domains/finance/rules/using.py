"""What is billed of what meters counted, in hundredths; what was billed by what is usual comes off the next reading."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Counted:
    """By one meter: None where it was not read, and where nothing usual is known."""

    used: int | None
    usual: int | None


@dataclass(frozen=True)
class Due:
    """What is billed; `usual` of it without a reading; `settled` is what had been billed before and comes off."""

    billed: int
    usual: int = 0
    settled: int = 0


def due(meters: Sequence[Counted], before: int, *, as_usual: bool) -> Due | None:
    """Of one home; `before` was billed by what is usual so far. None: a meter was not read, nothing stands for it."""
    read = sum(one.used for one in meters if one.used is not None)
    unread = [one.usual for one in meters if one.used is None]
    if not unread:
        settled = min(read, max(before, 0))
        return Due(read - settled, settled=settled)
    if not as_usual or None in unread:
        return None
    usual = sum(one or 0 for one in unread)
    return Due(read + usual, usual)
