"""Where a home is, out of what people write into a spreadsheet."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
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
    is_known: bool = True  # whether its shape is one that is known

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
    "room": re.compile(r"(号房|号室|号|室|房|户)$"),
}
_SHOP = re.compile(r"商铺|商场|门市|门面|底商")
_GARAGE = re.compile(r"[A-Za-z]{1,3}-?\d{1,5}|.+(?:车位|车库|储藏室|储藏间)|(?:车位|车库|储藏室|储藏间).+")
_DATE = re.compile(r"(19|20)\d\d-[01]\d-[0-3]\d( \d\d:\d\d)?")
_SENTENCE = re.compile(r"[,;:!?，。；：！？、]")
LONGEST = 20  # of a code in a spreadsheet: longer ones are sentences
_ONES = "零一二三四五六七八九"
_NUMBER = rf"[0-9A-Za-z{_ONES}十]{{1,4}}"
_WORDS = re.compile(
    rf"(?:[^-]*?({_NUMBER}[期区])-?|[^-0-9A-Za-z]*?)({_NUMBER}(?:号楼|栋|幢|座|楼))-?"
    rf"(?:([^-]{{1,6}}单元)-?|({_NUMBER})-)?([^-]+)"
)
_TITLES = {
    "zone": re.compile(rf"({_NUMBER})期"),
    "building": re.compile(rf"({_NUMBER})(?:号楼|栋|幢|座)"),
    "unit": re.compile(rf"({_NUMBER})单元"),
}
_STREET = re.compile(r".*?(?:路|街|巷|道|段)\d{1,5}(?:号|弄)(?!楼)(?:附\d{1,4}号)?")
_HASH = re.compile(r"([0-9A-Za-z]{1,4})#(?:楼|栋|幢|座)?-?(?=[0-9A-Za-z零一二三四五六七八九十])")
_LETTERED = re.compile(r"[A-Za-z]{1,2}\d{0,2}|\d{1,3}[A-Za-z]")  # a building
_IN_ROOM = re.compile(rf"({_NUMBER})(?:单元-?|-)([^-]+)")
_TENS = re.compile(rf"([{_ONES[1:]}]?)十([{_ONES[1:]}]?)")
_WIDTHS = str.maketrans("－—–‐―~～_", "--------")
_WRITTEN = str.maketrans("棟樓單號門鋪車庫倉儲間戶層廈", "栋楼单号门铺车库仓储间户层厦")


def code_of(kind: str, text: str) -> str:
    """'３栋' → '3', '一单元' → '1', '902室' → '902', '0902' stays; empty where it is no code of a place."""
    plain = _plain(text).replace("#", "")
    plain = _SUFFIXES[kind].sub("", plain) if kind in _SUFFIXES else plain
    plain = _figures(plain).removesuffix(".0").strip("-.")
    return plain if is_place_code(plain) and len(plain) <= LONGEST else ""


def _figures(text: str) -> str:
    """'九' → '9', '十二' → '12', '五零一' → '501'; anything else stays."""
    if text and set(text) <= set(_ONES):
        return "".join(str(_ONES.index(sign)) for sign in text)
    found = _TENS.fullmatch(text)
    if found is None:
        return text
    tens, ones = found.groups()
    return f"{_ONES.index(tens) if tens else 1}{_ONES.index(ones) if ones else 0}"


def title_of(text: str) -> dict[str, str]:
    """What a title over homes says of them: '3栋2单元住户花名册' → building 3, unit 2; nothing where it is none."""
    said: dict[str, str] = {}
    rest = re.sub(r"[(\[【].*?[)\]】]", "", _plain(text))
    for kind, shape in _TITLES.items():
        found = shape.findall(rest)
        if len(found) > 1 or (kind == "building" and not found):
            return {}
        said |= {kind: code_of(kind, found[0])} if found else {}
        rest = shape.sub("", rest, count=1)
    return {} if re.search(r"\d", rest) else said


def is_date(text: str) -> bool:
    """Whether this was a place such as 1-2-3 before a spreadsheet took it for a date."""
    return _DATE.fullmatch(text) is not None


def spot_of(values: Mapping[str, str]) -> Spot | None:
    """A home from the columns zone, building, unit, room, or from one column `whole` ('2-1-1-1102'); None for none.

    A shape that nobody knows ('商场107门市', 'G-001') goes to the zone 其他 as it is written.
    """
    room, building = values.get("room", ""), values.get("building", "")
    if not room and not values.get("whole") and values.get("space"):
        return _spot_of_space(values["space"])
    if not room or (not building and values.get("whole")):
        return _spot_of_whole(values.get("whole", "") or room)
    if not building:
        return _spot_of_whole(room)
    return _spot_of_columns(values.get("zone", ""), building, values.get("unit", ""), room)


def _spot_of_columns(zone: str, building: str, unit: str, room: str) -> Spot | None:
    said = _IN_ROOM.fullmatch(_plain(room)) if not unit else None
    if said and code_of("building", building) != code_of("unit", said[1]):
        unit, room = said.groups()
    codes = [code_of(*one) for one in (("zone", zone), ("building", building), ("unit", unit), ("room", room))]
    if any(text and not code for text, code in zip((zone, building, unit, room), codes, strict=True)):
        return None
    whole = _spot_of_parts(_plain(room).split("-"))
    if whole and whole.building == codes[1] and codes[2] in ("", whole.unit):  # the room says it all once more
        return Spot(codes[0] or whole.zone, whole.building, whole.unit, whole.room, whole.kind)
    kind = "shop" if codes[2] == "0" or _SHOP.search(room) else "home"
    return Spot(codes[0], codes[1], "" if codes[2] == "0" else codes[2], codes[3], kind)


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text.translate(_WIDTHS)).translate(_WIDTHS).translate(_WRITTEN)
    return re.sub(r"\s", "", plain)


def _spot_of_whole(text: str) -> Spot | None:
    plain = _STREET.sub("", _HASH.sub(r"\1栋", _plain(text)), count=1)
    parts = plain.split("-")
    spot = _spot_of_parts([*parts[:-1], _SUFFIXES["room"].sub("", parts[-1])]) or _spot_of_words(plain)
    if spot:
        return spot
    if _SENTENCE.search(plain):
        return None
    code = re.sub(r"[^0-9A-Za-z\u4e00-\u9fff.-]+", "-", plain).strip("-.")
    if not is_place_code(code) or len(code) > LONGEST or code.isdecimal():
        return None  # a number alone may be anything
    is_shop = _SHOP.search(code) is not None
    known = is_shop or _GARAGE.fullmatch(code) is not None
    return Spot(OTHER, "", "", code, "shop" if is_shop else "room", known)


def _spot_of_space(text: str) -> Spot | None:
    """A parking space by its own number: all of them stand together."""
    code = re.sub(r"[^0-9A-Za-z\u4e00-\u9fff.-]+", "-", _plain(text)).strip("-.")
    fits = is_place_code(code) and len(code) <= LONGEST and not _SENTENCE.search(_plain(text))
    return Spot(OTHER, "", "", code, "room") if fits else None


def _spot_of_parts(parts: Sequence[str]) -> Spot | None:
    """2-1-1-1102, 1-2-301, 1-301; the unit 0 is a shop's."""
    if not 2 <= len(parts) <= 4 or not all(len(part) <= LONGEST for part in parts):
        return None
    *above, room = parts
    first = above[-2:][0] if len(above) > 1 else ""
    plain = [part for part in parts if part is not first or not _LETTERED.fullmatch(part)]
    if not all(part.isdecimal() for part in plain):
        return None
    zone, building, unit = ("", *above, "") if len(above) == 1 else ("", *above)[-3:]
    return Spot(zone, building, "" if unit == "0" else unit, room, "shop" if unit == "0" else "home")


def _spot_of_words(plain: str) -> Spot | None:
    """二期3栋1单元902室, 3号楼-1单元-902."""
    found = _WORDS.fullmatch(plain)
    if found is None or plain.startswith(("负", "地下")):
        return None
    zone, building, unit, number, room = (part or "" for part in found.groups())
    return _spot_of_columns(zone, building, unit or number, room)


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
