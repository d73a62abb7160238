"""Limits of an account: what must stand in it, so that a change keeps to its floor and to what is held."""

from typing import Any


def needed(floor: Any, held: Any, change: int) -> Any:
    """What must be posted before `change`; with numbers a number, with columns of the database an expression."""
    return floor + held - change


def fits(posted: int, held: int, floor: int, change: int) -> bool:
    """Whether an account may change by so much."""
    return bool(posted >= needed(floor, held, change))
