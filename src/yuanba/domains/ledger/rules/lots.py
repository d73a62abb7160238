"""Lots: what came in together and ends together. What ends first is spent first; a lot's last day still counts."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Left:
    """A lot and what is left of it; without `expires` it never ends."""

    lot: str
    left: int
    expires: date | None


def in_order(lots: Sequence[Left], first: Collection[str] = ()) -> list[Left]:
    """The lots as they are spent: those named, what ends first, what never ends; equal ones as they came."""
    return sorted(lots, key=lambda one: (one.lot not in first, one.expires is None, one.expires or date.max))


def usable(lot: Left, on: date) -> bool:
    """Whether there is something to spend on a day: the last day is one of them."""
    return lot.left > 0 and (lot.expires is None or on <= lot.expires)


def taken(lots: Sequence[Left], amount: int, on: date, first: Collection[str] = ()) -> dict[str, int] | None:
    """How much of each lot `amount` takes; None where the lots do not hold so much."""
    parts: dict[str, int] = {}
    for lot in in_order([one for one in lots if usable(one, on)], first):
        part = min(lot.left, amount - sum(parts.values()))
        if part:
            parts[lot.lot] = part
    return parts if sum(parts.values()) == amount else None


def over(lots: Sequence[Left], on: date) -> list[Left]:
    """The lots whose last day has passed, with something left."""
    return [lot for lot in in_order(lots) if lot.left > 0 and not usable(lot, on)]
