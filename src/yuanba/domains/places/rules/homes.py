"""A row of a spreadsheet of homes: what is understood, and what is wrong with it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from yuanba.domains.places.rules.spots import Spot, spot_of
from yuanba.kernel.errors import register

LARGEST_AREA = 200_000_00  # 0.01 m²: beyond it a column was mixed up
_UNITS = re.compile(r"(平方米|平米|㎡|m2|m²|平)$", re.IGNORECASE)

register(
    "home-place", 422, "No home can be made of this: building and room, or one column such as 2-1-1102, are needed."
)
register("home-area", 422, "The area is no number of square metres.")
register("home-area-rounded", 422, "The area was rounded to 0.01 m².")
register("home-area-none", 422, "The area is missing or zero.")
register("home-floor", 422, "The floor is no whole number; it was left out.")
register("home-twice", 422, "This home stands in the file before, with other figures; the first row counts.")


@dataclass(frozen=True)
class HomeRow:
    """A home out of a row: area in 0.01 m² or None; `refused` or `warnings` as error codes."""

    spot: Spot | None
    area: int | None = None
    floor: int | None = None
    refused: str = ""
    warnings: tuple[str, ...] = ()


def home_of(values: Mapping[str, str]) -> HomeRow:
    """What a row says, from the columns zone, building, unit, room, whole, floor, area."""
    spot = spot_of(values)
    if spot is None:
        return HomeRow(None, refused="home-place")
    try:
        area, of_area = _area(values.get("area", ""))
    except ValueError:
        return HomeRow(spot, refused="home-area")
    floor, of_floor = _floor(values.get("floor", ""))
    return HomeRow(spot, area, floor, warnings=tuple(code for code in (of_area, of_floor) if code))


def _area(text: str) -> tuple[int | None, str]:
    """'94.56㎡' → 9456; ValueError where it is no area."""
    plain = _UNITS.sub("", text.replace(",", "").strip())
    if not plain:
        return None, "home-area-none"
    try:
        exact = Decimal(plain) * 100
    except InvalidOperation:
        raise ValueError(text) from None
    if not exact.is_finite() or not 0 <= exact <= LARGEST_AREA:
        raise ValueError(text)
    whole = int(exact.quantize(Decimal(1), ROUND_HALF_UP))
    if whole == 0:
        return None, "home-area-none"
    return whole, "" if whole == exact else "home-area-rounded"


def _floor(text: str) -> tuple[int | None, str]:
    plain = text.strip().removesuffix("层").removesuffix("楼").removesuffix("F")
    if not plain:
        return None, ""
    return (int(plain), "") if re.fullmatch(r"-?\d{1,3}", plain, re.ASCII) else (None, "home-floor")
