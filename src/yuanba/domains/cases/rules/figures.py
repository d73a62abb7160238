"""Figures with their base. A rate over fewer than ten is not shown as a rate."""

from dataclasses import dataclass

SMALLEST_BASE = 10


@dataclass(frozen=True)
class Figure:
    """`part` of `base`."""

    part: int
    base: int

    @property
    def is_rate(self) -> bool:
        """Whether there are enough cases to speak of a rate."""
        return self.base >= SMALLEST_BASE

    @property
    def tenths(self) -> int:
        """The rate in tenths of a percent, rounded down: 989 is 98.9 %; 0 of an empty base."""
        return self.part * 1000 // self.base if self.base else 0

    @property
    def words(self) -> str:
        """'98.9' as it is printed before the percent sign; '100' has no decimal."""
        return "100" if self.tenths == 1000 else f"{self.tenths // 10}.{self.tenths % 10}"
