"""A day as people and spreadsheets write it."""

import re
from datetime import date, datetime, timedelta
from typing import TypeVar

D = TypeVar("D", bound=date)
_YEARS = range(1900, 3000)
_FIRST_OF_SERIALS = date(1899, 12, 30)  # what spreadsheets count days from
_SERIALS = range(10_000, 80_000)  # 1927 to 2119
_WRITTEN = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?(?:[ T].*)?")
_TOGETHER = re.compile(r"(\d{4})(\d{2})(\d{2})")
_MONTH = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*月?")


def field_day(text: str) -> date:
    """A day as a browser's field sends it; ValueError too for a year in which there is no day before or after."""
    return _lived(date.fromisoformat(text.strip()))


def field_moment(text: str) -> datetime:
    """A day and a time likewise, as the clock on the wall shows them."""
    return _lived(datetime.fromisoformat(text.strip()).replace(tzinfo=None))


def _lived(found: D) -> D:
    if found.year not in _YEARS:
        raise ValueError(f"not in our days: {found}")
    return found


def day_of(text: str) -> date | None:
    """'2026-11-21', '2026/1/5', '2026年1月5日', '20260105', '2026.1' or a serial such as 43992; None for no day."""
    said = text.strip()
    if said.isdecimal() and len(said) == 5 and int(said) in _SERIALS:
        return _FIRST_OF_SERIALS + timedelta(days=int(said))
    found = _WRITTEN.fullmatch(said) or _TOGETHER.fullmatch(said)
    parts = found.groups() if found else ((month := _MONTH.fullmatch(said)) and (*month.groups(), "1"))
    try:
        return date(*map(int, parts)) if parts else None
    except ValueError:
        return None
