"""Area is an integer number of 0.01 m²."""

import re

_SQUARE_METRES = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?")


def parse_square_metres(text: str) -> int:
    """'89.2' → 8920, '1,089.2' → 108920; ValueError for anything else than a number ≥ 0 with at most two decimals."""
    match = _SQUARE_METRES.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"not an area: {text!r}")
    whole, part = match.groups()
    return int(whole.replace(",", "")) * 100 + int((part or "0").ljust(2, "0"))


def format_square_metres(area: int) -> str:
    """8920 → '89.20'."""
    return f"{area // 100:,}.{area % 100:02d}"
