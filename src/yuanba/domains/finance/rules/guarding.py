"""What may not be paid out of the service fee: larger works belong to the maintenance fund and need a vote."""

from collections.abc import Sequence
from dataclasses import dataclass

from yuanba.kernel.errors import Refusal, register
from yuanba.kernel.money import split_largest_remainder

register(
    "maintenance-fund-only",
    422,
    "Larger repairs, renewals and conversions are paid by the maintenance fund after a vote, not by the service fee.",
)
LARGER = ("大修", "中修", "更新", "改造")


def check_service_cost(words: str) -> None:
    """Refuse as `maintenance-fund-only` what is no running cost."""
    if any(one in words for one in LARGER):
        raise Refusal("maintenance-fund-only")


@dataclass(frozen=True)
class Shares:
    """What each home is charged, and by how much the fund of some is short; nothing goes below zero."""

    charged: list[int]
    short: dict[int, int]


def share_works(cost: int, areas: Sequence[int], balances: Sequence[int]) -> Shares:
    """Works paid by the maintenance fund: by area over the homes of the building."""
    charged = split_largest_remainder(cost, areas)
    both = enumerate(zip(charged, balances, strict=True))
    return Shares(charged, {place: due - there for place, (due, there) in both if due > there})
