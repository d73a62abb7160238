"""What all use is paid by all: shares by largest remainder, so that the parts are the bill and not a fen more."""

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

from yuanba.kernel.money import format_decimal, parse_decimal, split_by_fractions

ONE, MOST_COEFFICIENT = Fraction(1), 10
_FLOORS = re.compile(r"(-?\d{1,3})(?:\s*[-–~至]\s*(-?\d{1,3}))?")
Band = tuple[int, int]
BandOf = tuple[int, int, Fraction]


def by_weights(total: int, weights: Sequence[Fraction]) -> list[int]:
    """In proportion."""
    return split_by_fractions(total, weights)


def by_households(total: int, count: int) -> list[int]:
    """Each home the same."""
    return by_weights(total, [ONE] * count)


def by_floor(total: int, floors: Sequence[int], bands: Mapping[Band, Fraction]) -> list[int]:
    """By the coefficient of the band a floor lies in; a floor in none pays nothing."""
    return by_weights(total, [coefficient(floor, bands) for floor in floors])


def coefficient(floor: int, bands: Mapping[Band, Fraction]) -> Fraction:
    """Of one floor."""
    return next((one for (low, high), one in bands.items() if low <= floor <= high), Fraction(0))


def with_vacant(total: int, lived_in: Sequence[bool], weight: Fraction) -> list[int]:
    """A home where nobody lives counts for `weight` of one."""
    return by_weights(total, [ONE if one else weight for one in lived_in])


def bands_of(text: str) -> tuple[BandOf, ...]:
    """'1-2: 0; 3-33: 1' → bands of floors with their coefficients. ValueError for what is none, or a floor twice."""
    found = sorted(_band(part) for part in text.replace("；", ";").replace("\n", ";").split(";") if part.strip())
    if any(after[0] <= before[1] for before, after in pairwise(found)):
        raise ValueError("a floor in two bands")
    return tuple(found)


def _band(text: str) -> BandOf:
    floors, _, part = text.replace("：", ":").partition(":")
    match = _FLOORS.fullmatch(floors.strip())
    if match is None:
        raise ValueError(f"no band of floors: {text!r}")
    low = int(match[1])
    high = low if match[2] is None else int(match[2])
    coefficient = parse_decimal(part.strip())
    if high < low or coefficient > MOST_COEFFICIENT:
        raise ValueError(f"no band of floors: {text!r}")
    return low, high, coefficient


def plain_bands(bands: Sequence[BandOf]) -> str:
    """As it is typed and stored."""
    said = (("" if low == high else f"-{high}", low, part) for low, high, part in bands)
    return "; ".join(f"{low}{rest}: {format_decimal(part)}" for rest, low, part in said)
