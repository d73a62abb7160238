"""Paths of the map as words: `5101/510199/JG/3/2/902`, from the city down."""


def above(path: str) -> list[str]:
    """The path and all above it, the nearest first."""
    steps = path.split("/")
    return ["/".join(steps[:count]) for count in range(len(steps), 0, -1)]


def covers(path: str, other: str) -> bool:
    """Whether `other` is the place at `path` or below it."""
    return other == path or other.startswith(path + "/")


def touch(path: str, other: str) -> bool:
    """Whether one of the two covers the other."""
    return covers(path, other) or covers(other, path)
