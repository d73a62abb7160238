"""Pure rules of the map."""

import re

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
