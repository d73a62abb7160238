"""Whether an estate of a list stands already, under another name or another row of another list."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

_MARKS = re.compile(r"[\s·•・,，.。、\"'“”‘’_-]|[(\[【].*?[)\]】]")
_KIND = re.compile(r"(?:住宅)?(?:小区|社区|楼盘|项目)$")
_PHASE = re.compile(r"[0-9A-Za-z一二三四五六七八九十]+[期区]")
_HOUSE = re.compile(r".*?\d+(?:-\d+)?号(?:附\d+号)?")
_ABOVE = re.compile(r"^(?:.{2,8}?省)?(?:.{2,8}?市)?(?:.{1,8}?[区县])?")


@dataclass(frozen=True)
class Standing:
    """An estate that stands: its code, the code of its district, its name and address."""

    code: str
    district: str
    name: str
    address: str


class Known:
    """The estates that stood before a list came."""

    def __init__(self, standing: Iterable[Standing]) -> None:
        self._by_name: dict[tuple[str, str], list[Standing]] = {}
        self._by_house: dict[tuple[str, str], list[Standing]] = {}
        for one in standing:
            self._by_name.setdefault((one.district, plain_name(one.name)), []).append(one)
            if house := house_of(one.address):
                self._by_house.setdefault((one.district, house), []).append(one)

    def find(self, district: str, name: str, address: str) -> tuple[str, str]:
        """The code of the one that is meant, and what to say of it: a warning with a code, a refusal without."""
        house = house_of(address)
        called = self._by_name.get((district, plain_name(name)), [])
        near = [one for one in called if house in ("", house_of(one.address)) or not house_of(one.address)]
        if near:
            return (near[0].code, "estate-known") if len(near) == 1 else ("", "estate-several")
        there = self._by_house.get((district, house), []) if house else []
        same = [one for one in there if phases_of(one.name) == phases_of(name)]
        return (same[0].code, "estate-other-name") if len(same) == 1 else ("", "")


def plain_name(text: str) -> str:
    """A name to compare: '金桂·苑 小区' is 金桂苑."""
    return _KIND.sub("", _MARKS.sub("", unicodedata.normalize("NFKC", text)).casefold())


def house_of(text: str) -> str:
    """Street and number of an address, without city and district; empty where there is no number."""
    plain = re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
    found = _HOUSE.match(_ABOVE.sub("", plain))
    return found[0] if found else ""


def phases_of(name: str) -> frozenset[str]:
    """The phases a name speaks of: two at one address are two estates."""
    return frozenset(_PHASE.findall(unicodedata.normalize("NFKC", name)))
