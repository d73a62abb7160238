"""Grids (网格) and micro-grids (微网格) lie over the map: a set of paths, each with all below it."""

from collections.abc import Iterable

LEVELS = ("grid", "micro")


def covers(path: str, other: str) -> bool:
    """Whether `other` is the place at `path` or below it."""
    return other == path or other.startswith(path + "/")


def shortest(paths: Iterable[str]) -> tuple[str, ...]:
    """In order, without what lies below another one of them."""
    kept: list[str] = []
    for path in sorted(set(paths), key=lambda one: (one.count("/"), one)):
        if not any(covers(above, path) for above in kept):
            kept.append(path)
    return tuple(sorted(kept))


def outside(paths: Iterable[str], tops: Iterable[str]) -> tuple[str, ...]:
    """The paths that lie in none of the tops."""
    known = tuple(tops)
    return tuple(path for path in paths if not any(covers(top, path) for top in known))


def overlapping(paths: Iterable[str], others: Iterable[str]) -> tuple[str, ...]:
    """The paths that have something in common with one of the others."""
    known = tuple(others)
    return tuple(path for path in paths if any(covers(path, one) or covers(one, path) for one in known))
