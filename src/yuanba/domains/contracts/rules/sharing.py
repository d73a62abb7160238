"""What all use is paid by all: shares by largest remainder, so that the parts are the bill and not a fen more."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from yuanba.kernel.money import split_by_fractions

ONE = Fraction(1)
Band = tuple[int, int]


def by_households(total: int, count: int) -> list[int]:
    """Each home the same."""
    return split_by_fractions(total, [ONE] * count)


def by_floor(total: int, floors: Sequence[int], bands: Mapping[Band, Fraction]) -> list[int]:
    """By the coefficient of the band a floor lies in; a floor in none pays nothing."""
    return split_by_fractions(total, [coefficient(floor, bands) for floor in floors])


def coefficient(floor: int, bands: Mapping[Band, Fraction]) -> Fraction:
    """Of one floor."""
    return next((one for (low, high), one in bands.items() if low <= floor <= high), Fraction(0))


def with_vacant(total: int, lived_in: Sequence[bool], weight: Fraction) -> list[int]:
    """A home where nobody lives counts for `weight` of one."""
    return split_by_fractions(total, [ONE if one else weight for one in lived_in])
