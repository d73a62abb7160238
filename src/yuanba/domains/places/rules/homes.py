"""A row of a spreadsheet of homes: what is understood, and what is wrong with it."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from yuanba.domains.places.rules.spots import Spot, is_date, spot_of
from yuanba.kernel.errors import register
from yuanba.kernel.text import gettext_noop as _

LARGEST_AREA = 200_000_00  # 0.01 m²: beyond it a column was mixed up
OF_PEOPLE = ("name", "phone", "id_number", "co_name", "family_name", "tenant_name", "tenant_phone", "firm")
_FLOOR = re.compile(r"(层|楼|F)$", re.IGNORECASE)
_BELOW = re.compile(r"^(负|地下|B)(?=[\d一二三])", re.IGNORECASE)
_UNITS = re.compile(r"(平方米|平米|㎡|m2|m²|平)$", re.IGNORECASE)

register("home-place", 422, "No home can be made of this row.")
register("home-date", 422, "A spreadsheet took the place of this home for a date.")
register("home-area", 422, "The area is no number of square metres.")
register("home-inside", 422, "There is a home where this row needs a building or a unit, or the other way round.")
register("home-area-rounded", 422, "The area was rounded to 0.01 m².")
register("home-area-none", 422, "The area is missing or zero.")
register("home-floor", 422, "The floor is no whole number; it was left out.")
register("home-use", 422, "The use is neither a word nor a code we know; it was left out.")
register("home-other", 422, "The shape of this place is not known; it stands in the zone Other.")
register("home-above", 422, "No home stands in this row; it was read as one more person of the home above.")
register("home-kind", 422, "What this row takes for a zone, a building or a unit is another of these here.")
register("home-twice", 422, "This home stands in the file before, with other figures; the first row counts.")
HINTS = {
    "home-place": _("Fill in building and room, or one column such as 2-1-1102. If this is a remark, nothing is lost."),
    "home-date": _("Format the column as text and write the place again, such as 1-2-3."),
    "home-area": _("Write figures only, such as 94.56."),
    "home-inside": _("Look whether building, unit and room stand in their own columns in every row."),
    "home-area-rounded": _("Write at most two figures after the point."),
    "home-area-none": _("Fill in the area from the certificate; votes and fees are counted by it."),
    "home-floor": _("Write a whole number; the first floor under the ground is -1."),
    "home-use": _("Write residential, shop or garage."),
    "home-other": _("If it stands in a building, write it as building-unit-room, such as 2-1-1102."),
    "home-above": _("If that is not so, fill in building and room."),
    "home-kind": _("Look whether the first column means a zone or a building; the home was put below what is there."),
    "home-twice": _("Leave one row for the home, or the same figures in all of them."),
}

USES = {
    "home": ("住宅", "公寓", "别墅", "宿舍", "110", "119", "residential", "flat"),
    "shop": ("商铺", "商业", "商用", "门面", "门市", "底商", "办公", "办公室", "写字楼", "120", "shop", "office"),
    "room": ("车位", "车库", "储藏室", "杂物间", "地下室", "garage", "storage"),
}
_USE_OF = {word: kind for kind, words in USES.items() for word in words}


@dataclass(frozen=True)
class HomeRow:
    """A home out of a row: area in 0.01 m² or None; `refused` or `warnings` as error codes."""

    spot: Spot | None
    area: int | None = None
    floor: int | None = None
    refused: str = ""
    warnings: tuple[str, ...] = ()


def is_about_people(values: Mapping[str, str]) -> bool:
    """Whether a row names somebody and no home at all: one more owner of the home above, or a list of owners."""
    says = any(values.get(column) for column in OF_PEOPLE)
    return says and not any(values.get(column) for column in ("zone", "building", "unit", "room", "whole", "space"))


def home_of(values: Mapping[str, str]) -> HomeRow:
    """What a row says, from the columns zone, building, unit, room, whole, floor, area, use."""
    if any(is_date(values.get(column, "")) for column in ("zone", "building", "unit", "room", "whole", "space")):
        return HomeRow(None, refused="home-date")
    spot = spot_of(values)
    if spot is None:
        return HomeRow(None, refused="home-place")
    try:
        area, of_area = area_of(values.get("area", ""))
    except ValueError:
        return HomeRow(spot, refused="home-area")
    floor, of_floor = storey_of(values.get("floor", ""))
    used, of_use = _used(spot, values.get("use", ""))
    of_shape = "" if spot.is_known else "home-other"
    return HomeRow(used, area, floor, warnings=tuple(filter(None, (of_shape, of_area, of_floor, of_use))))


def _used(spot: Spot, text: str) -> tuple[Spot, str]:
    """The spot with the kind its use says: words, or the codes of a program; a shop that is called one stays it."""
    kind = _USE_OF.get(text.strip().casefold(), "")
    if not text or spot.kind == "shop":
        return spot, ""
    return (replace(spot, kind=kind), "") if kind else (spot, "home-use")


def area_of(text: str) -> tuple[int | None, str]:
    """'94.56㎡' → 9456; ValueError where it is no area."""
    plain = _UNITS.sub("", unicodedata.normalize("NFKC", text).replace(",", "").strip())
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


def storey_of(text: str) -> tuple[int | None, str]:
    """9, '9层', '9F'; B2 and 负二 lie under the ground."""
    plain = _FLOOR.sub("", unicodedata.normalize("NFKC", text).strip())
    if not plain:
        return None, ""
    plain = _BELOW.sub("-", plain)
    plain = plain.replace("-一", "-1").replace("-二", "-2").replace("-三", "-3")
    return (int(plain), "") if re.fullmatch(r"-?\d{1,3}", plain, re.ASCII) else (None, "home-floor")
