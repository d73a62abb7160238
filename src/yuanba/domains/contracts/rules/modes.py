"""What closes a period: under remuneration the rest is the owners', under a lump sum it is the company's."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from yuanba.kernel.money import half_up
from yuanba.kernel.text import gettext_noop as _

REMUNERATION, LUMP_SUM = "remuneration", "lump-sum"
MODES: dict[str, str] = {REMUNERATION: _("Remuneration: the rest stays with the owners"), LUMP_SUM: _("Lump sum")}
BASES: dict[str, str] = {"received": _("what was received"), "billed": _("what was billed")}


@dataclass(frozen=True)
class Pay:
    """What the company may draw: `ratio` of the agreed base, or `fixed` fen a quarter."""

    ratio: Fraction = Fraction(0)
    fixed: int = 0

    def of(self, base: int) -> int:
        """For a base of so many fen."""
        return self.fixed or half_up(base * self.ratio)


@dataclass(frozen=True)
class Closing:
    """How a period ends; `to_cover` is what the owners have to decide about."""

    remuneration: int
    surplus: int
    carried: int
    company: int = 0

    @property
    def to_cover(self) -> int:
        """What is missing where the owners' carried surplus is used up."""
        return max(-self.carried, 0)


def base(funds: int, other: int = 0, *, consent: bool = False) -> int:
    """What the ratio is taken of: other income of the owners only where their assembly consented."""
    return funds + other if consent else funds


def close_remuneration(funds: int, spent: int, opening: int, pay: Pay) -> Closing:
    """The company draws its pay, the rest pays the lines of the contract; what is left or missing is the owners'."""
    drawn = pay.of(funds)
    surplus = funds - spent - drawn
    return Closing(drawn, surplus, opening + surplus)


def close_lump_sum(income: int, cost: int) -> Closing:
    """Gain or loss is the company's; the owners carry nothing."""
    return Closing(0, 0, 0, income - cost)


def true_up(received: Sequence[int], ratio: Fraction) -> list[int]:
    """The pay of each quarter: what is due of all so far less what was drawn, so that the year is exact."""
    drawn: list[int] = []
    for count in range(1, len(received) + 1):
        drawn.append(half_up(sum(received[:count]) * ratio) - sum(drawn))
    return drawn
