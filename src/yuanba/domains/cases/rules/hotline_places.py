"""Where a request of the hotline is: the estate by its name, in it building, unit and home as people write them."""

import re
from collections.abc import Mapping

from yuanba.kernel.text import clean

_SPOT = re.compile(
    r"(?P<building>[0-9A-Za-z一二三四五六七八九十]{1,3})\s*(?:号楼|栋|幢|座|楼|#)"
    r"(?:\s*-?\s*(?P<unit>[0-9A-Za-z一二三四五六七八九十]{1,2})\s*(?:单元|-))?"
    r"(?:\s*-?\s*(?P<room>\d{3,4})(?:室|号|房|户)?)?"
)
_SHORT = re.compile(r"(?<![\d-])(?P<building>\d{1,2})-(?:(?P<unit>\d{1,2})-)?(?P<room>\d{3,4})(?![\d-])")
_ENDS = re.compile(r"(小区|花园小区|住宅小区|家园)$")
_ASIDE = re.compile(r"[\s·.()()【】\[\]“”\"]")


def _plain(text: str) -> str:
    return _ASIDE.sub("", clean(text)).casefold()


def estate_in(said: str, address: str, text: str, names: Mapping[str, str]) -> str | None:
    """Which of the estates (names by key) it is: by the column of the estate, else the address, else the words.

    The first of these that names one decides; where it names two, nobody can say, and where the column names another
    estate, it is none of these.
    """
    for words in (said, address, text):
        found = _named(_plain(words), names)
        if len(found) == 1:
            return found.pop()
        if found or (words is said and said.strip()):
            return None
    return None


def _named(text: str, names: Mapping[str, str]) -> set[str]:
    """The keys whose name stands in the text; of names within one another the longest."""
    hits = {}
    for key, name in names.items():
        plain = _plain(name)
        short = _ENDS.sub("", plain)
        hit = plain if plain and plain in text else short if len(short) > 1 and short in text else ""
        if hit:
            hits[key] = hit
    return {key for key, hit in hits.items() if not any(hit != other and hit in other for other in hits.values())}


def spot_in(text: str) -> tuple[str, str, str]:
    """Building, unit and home as written in an address; what is not said is empty."""
    plain = clean(text).replace("－", "-").replace("—", "-")
    found = _SHORT.search(plain) or _SPOT.search(plain)
    if found is None:
        return "", "", ""
    parts = found.groupdict()
    return parts["building"] or "", parts["unit"] or "", parts["room"] or ""
