"""What a home owes for its area: rounded half up each month, so that the return of one month is exact."""

from fractions import Fraction

from yuanba.kernel.money import half_up, split_largest_remainder


def by_area(area: int, price: Fraction) -> Fraction:
    """Fen, not yet rounded: `area` in 0.01 m², `price` in yuan for a square metre."""
    return price * area


def months(area: int, price: Fraction, count: int, *, once: bool = False) -> list[int]:
    """The fee of each of `count` months; `once`: the span is rounded as a whole and shared out over its months."""
    due = by_area(area, price)
    return split_largest_remainder(half_up(due * count), [1] * count) if once else [half_up(due)] * count


def vacant(fen: int, ratio: Fraction) -> int:
    """What remains of a fee while nobody lives there."""
    return half_up(fen * ratio)


def prepaid(monthly: int, count: int, discount: Fraction) -> tuple[int, list[int]]:
    """What is paid for `count` months at once, and how much of it becomes a fee in each of them."""
    payable = half_up(monthly * count * discount)
    return payable, split_largest_remainder(payable, [1] * count)
