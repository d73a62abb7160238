"""Pure rules of the map."""

import re
from collections.abc import Mapping

PLACE_CODE = re.compile(r"[0-9A-Za-z\u4e00-\u9fff.-]{1,30}")
YARD_CODE = re.compile(r"[A-Z][A-Z0-9]{1,11}")
TOKEN = re.compile(r"[0-9A-Za-z_-]{1,32}")


def path_below(parent: str, code: str) -> str:
    """The path of a place under another: codes with slashes between. ValueError for what is no code."""
    if not is_place_code(code):
        raise ValueError(f"not a code of a place: {code!r}")
    return f"{parent}/{code}"


def is_place_code(code: str) -> bool:
    """One to thirty letters, figures, Chinese characters, points or hyphens."""
    return PLACE_CODE.fullmatch(code) is not None


def is_token(text: str) -> bool:
    """Whether this could be the token of a door code; anything else is not worth asking the database for."""
    return TOKEN.fullmatch(text) is not None


def is_yard_code(code: str) -> bool:
    """Two to twelve capital letters and figures, a letter first: it stands in addresses and case numbers."""
    return YARD_CODE.fullmatch(code) is not None


DIVISION_COLUMNS = ("area_code", "area", "street_code", "street", "village_code", "village")
_LENGTHS = {"area_code": 6, "street_code": 9, "village_code": 12}


def division_fault(row: Mapping[str, str], city: str) -> str:
    """The column that is wrong in a row of the official tree, empty where none is.

    Codes are figures, 6, 9 and 12 of them, each beginning with the one above (statistics office, 统计用区划代码).
    """
    above = city
    for column, length in _LENGTHS.items():
        code = row.get(column, "")
        if not (code.isascii() and code.isdecimal() and len(code) == length and code.startswith(above)):
            return column
        above = code
    return next((column for column in DIVISION_COLUMNS if not row.get(column, "").strip()), "")


def short_division(name: str) -> str:
    """彭州市 → 彭州, 锦江区 → 锦江: how people call a district; a name of two signs stays whole."""
    return name[:-1] if len(name) > 2 and name[-1] in "市区县" else name
