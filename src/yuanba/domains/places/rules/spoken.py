"""A home as people write it among other words."""

import re

from yuanba.kernel.text import clean

_SPOT = re.compile(
    r"(?P<building>[0-9A-Za-z一二三四五六七八九十]{1,3})\s*(?:号楼|栋|幢|座|楼|#)"
    r"(?:\s*-?\s*(?P<unit>[0-9A-Za-z一二三四五六七八九十]{1,2})\s*(?:单元|-))?"
    r"(?:\s*-?\s*(?P<room>\d{3,4})(?:室|号|房|户)?)?"
)
_SHORT = re.compile(r"(?<![\d-])(?P<building>\d{1,2})-(?:(?P<unit>\d{1,2})-)?(?P<room>\d{3,4})(?![\d-])")


def spot_in(text: str) -> tuple[str, str, str]:
    """Building, unit and home as written in an address; what is not said is empty."""
    plain = clean(text).replace("－", "-").replace("—", "-")
    found = _SHORT.search(plain) or _SPOT.search(plain)
    if found is None:
        return "", "", ""
    parts = found.groupdict()
    return parts["building"] or "", parts["unit"] or "", parts["room"] or ""
