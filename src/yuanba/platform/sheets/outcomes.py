"""What became of the rows of a spreadsheet: each is ok or refused, and a warned one is ok."""

from collections import Counter
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RowOutcome:
    """What became of a row: `refused` is a code or empty, `warnings` are codes, `place` where it stands in the yard.

    `also` are further places of the same row: an owner of two homes.
    """

    sheet: str
    number: int
    refused: str
    warnings: tuple[str, ...]
    place: str = ""
    also: tuple[str, ...] = ()

    @property
    def state(self) -> str:
        """refused, warned or ok."""
        return "refused" if self.refused else "warned" if self.warnings else "ok"

    @property
    def codes(self) -> tuple[str, ...]:
        """Why the row was refused, or what to look at in it."""
        return (self.refused,) if self.refused else self.warnings


@dataclass(frozen=True)
class Outcomes:
    """What became of all rows of a file, and how many of each."""

    outcomes: list[RowOutcome]

    @property
    def refused(self) -> int:
        """How many rows made nothing."""
        return sum(bool(one.refused) for one in self.outcomes)

    @property
    def ok(self) -> int:
        """How many rows are what the file is for."""
        return len(self.outcomes) - self.refused

    @property
    def warned(self) -> int:
        """How many of them should be looked at."""
        return sum(bool(one.warnings) and not one.refused for one in self.outcomes)

    @property
    def by_state(self) -> dict[str, int]:
        """How many rows there are of each state."""
        return {"refused": self.refused, "warned": self.warned, "ok": self.ok - self.warned}

    @property
    def reasons(self) -> dict[str, int]:
        """How often each code was given."""
        codes = Counter(code for one in self.outcomes for code in (one.refused, *one.warnings) if code)
        return dict(sorted(codes.items()))
