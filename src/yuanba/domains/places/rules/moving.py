"""Moving an estate to another division: which paths look on before and after."""

from dataclasses import dataclass

from yuanba.kernel.paths import above

LONGEST = 200


@dataclass(frozen=True)
class Sight:
    """Paths from which one looks down at an estate: on both sides of a move, only before, only after."""

    both: tuple[str, ...]
    lost: tuple[str, ...]
    gained: tuple[str, ...]


def sight(was: str, to: str) -> Sight:
    """What lies above the estate, its own path left out, the nearest first."""
    before, after = above(was)[1:], above(to)[1:]
    return Sight(
        tuple(path for path in before if path in after),
        tuple(path for path in before if path not in after),
        tuple(path for path in after if path not in before),
    )


def is_too_long(longest: int, was: str, to: str) -> bool:
    """Whether the longest path of the estate would not fit there."""
    return longest - len(was) + len(to) > LONGEST
