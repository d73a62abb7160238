"""Where a home is, out of what people write into a spreadsheet."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from yuanba.domains.places.rules import is_place_code


@dataclass(frozen=True)
class Spot:
    """Where a home is: codes from the zone (or empty) down; `kind` is home, shop or room."""

    zone: str
    building: str
    unit: str
    room: str
    kind: str

    @property
    def steps(self) -> tuple[tuple[str, str], ...]:
        """Kind and code of each step below the estate, the empty ones left out."""
        steps = (("zone", self.zone), ("building", self.building), ("unit", self.unit), (self.kind, self.room))
        return tuple((kind, code) for kind, code in steps if code)


OTHER = "其他"  # the zone of what has no building: garages, shops on the street
_SUFFIXES = {
    "zone": re.compile(r"(期|区)$"),
    "building": re.compile(r"(号楼|楼栋|栋|幢|座|楼)$"),
    "unit": re.compile(r"(号单元|单元|门栋)$"),
    "room": re.compile(r"(号房|号|室|房)$"),
}
_SHOP = re.compile(r"商铺|商场|门市|门面|底商")
_CHINESE = {sign: str(figure) for figure, sign in enumerate("零一二三四五六七八九十")}
_WIDTHS = str.maketrans("－—–‐―＃", "------")


def code_of(kind: str, text: str) -> str:
    """'３栋' → '3', '一单元' → '1', '902室' → '902', '0902' stays; empty where it is no code of a place."""
    plain = unicodedata.normalize("NFKC", text).translate(_WIDTHS)
    plain = _SUFFIXES[kind].sub("", re.sub(r"\s", "", plain)) if kind in _SUFFIXES else plain
    plain = _CHINESE.get(plain, plain).strip("-.")
    return plain if is_place_code(plain) else ""


def spot_of(values: Mapping[str, str]) -> Spot | None:
    """A home from the columns zone, building, unit, room, or from one column `whole` ('2-1-1-1102'); None for none.

    A shape that nobody knows ('商场107门市', 'G-001') goes to the zone 其他 as it is written.
    """
    room, building = values.get("room", ""), values.get("building", "")
    if not room or (not building and values.get("whole")):
        return _spot_of_whole(values.get("whole", "") or room)
    if not building:
        return _spot_of_whole(room)
    unit = code_of("unit", values.get("unit", ""))
    kind = "shop" if unit == "0" or _SHOP.search(room) else "home"
    codes = code_of("zone", values.get("zone", "")), code_of("building", building), code_of("room", room)
    if not codes[1] or not codes[2] or bool(values.get("unit")) > bool(unit):
        return None
    return Spot(codes[0], codes[1], "" if unit == "0" else unit, codes[2], kind)


def _spot_of_whole(text: str) -> Spot | None:
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", text).translate(_WIDTHS))
    parts = plain.split("-")
    if 2 <= len(parts) <= 4 and all(part.isdecimal() for part in parts):
        *above, room = parts
        zone, building, unit = ("", *above, "") if len(above) == 1 else ("", *above)[-3:]
        return Spot(zone, building, unit, room, "home")
    code = re.sub(r"[^0-9A-Za-z\u4e00-\u9fff.-]", "", plain)[:30]
    if not is_place_code(code) or code.isdecimal():
        return None  # a number alone may be anything
    return Spot(OTHER, "", "", code, "shop" if _SHOP.search(code) else "room")


NAMES = {
    "zone": ("{} 区", "Zone {}"),
    "building": ("{} 栋", "Block {}"),
    "unit": ("{} 单元", "unit {}"),
}


def names_of(kind: str, code: str) -> tuple[str, str]:
    """Chinese and English name of a place made from its code: '3' → '3 栋', 'Block 3'; words stay as they are."""
    if code == OTHER:
        return OTHER, "Other"
    if kind not in NAMES or not code.isascii():
        return code, code
    chinese, english = NAMES[kind]
    return chinese.format(code), english.format(code)
