"""Days of a late fee that were not charged yet."""

from datetime import date


def days_late(due: date, charged_until: date | None, day: date) -> int:
    """From the last day to pay, or the last day that was charged, to `day`."""
    return max((day - max(due, charged_until or due)).days, 0)


def within_cap(fee: int, most: int | None, charged: int) -> int:
    """What may still be charged where all late fees of a bill have a limit."""
    return fee if most is None else max(min(fee, most - charged), 0)
