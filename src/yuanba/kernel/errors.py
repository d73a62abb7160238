"""One shape for every refusal: a code and named data. Doors turn it into words (zh, en) or problem+json."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Kind:
    """What a code means: HTTP status and English words with %(name)s places (the msgid of the catalogue)."""

    status: int
    words: str


CATALOGUE: dict[str, Kind] = {}


def register(code: str, status: int, words: str) -> str:
    """Add a code to the closed catalogue; the same code twice with other words is an error at start."""
    kind = Kind(status, words)
    if CATALOGUE.setdefault(code, kind) != kind:
        raise ValueError(f"error code {code!r} is registered twice")
    return code


class Refusal(Exception):
    """A request that is refused. `code` is in the catalogue; `fields` maps a field's name to the code of its error."""

    def __init__(self, code: str, *, fields: Mapping[str, str] | None = None, **data: Any) -> None:
        for name in (code, *(fields or {}).values()):
            if name not in CATALOGUE:
                raise ValueError(f"unknown error code {name!r}")
        super().__init__(code)
        self.code = code
        self.fields = dict(fields or {})
        self.data = data

    @property
    def status(self) -> int:
        """The HTTP status that goes with the code."""
        return CATALOGUE[self.code].status

    @property
    def words(self) -> str:
        """English words with %(name)s places."""
        return CATALOGUE[self.code].words


register("not-found", 404, "There is nothing here, or it is not for you to see.")
register("invalid", 422, "Something needs to be corrected. What you typed is kept.")
register("conflict", 409, "The same request was sent before with other content.")
register("too-many", 429, "Too many tries. Please try again in %(minutes)s minutes.")


def absent() -> Refusal:
    """What is not there, or not for the asker: the two look the same from outside."""
    return Refusal("not-found")
