"""Reading .xlsx, .xls and .ods: every cell as the text a person sees in it."""

from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from yuanba.kernel.errors import Refusal, register
from yuanba.kernel.text import clean

MOST_ROWS = 200_000
register("sheet-unreadable", 422, "This file is not a spreadsheet we can read. Please send .xlsx, .xls or .ods.")
register("sheet-locked", 422, "This spreadsheet is locked with a password. Please save it without one.")
register("sheet-long", 422, "More than %(rows)s rows in one sheet. Please divide it.")


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name, and its rows from the first row of the file on."""

    name: str
    rows: list[list[str]]


def read(path: Path) -> list[Sheet]:
    """All sheets in their order. Refused: `sheet-unreadable`, `sheet-locked`, `sheet-long`."""
    try:
        book = CalamineWorkbook.from_path(path)
        return [_sheet(book, name) for name in book.sheet_names]
    except PasswordError:
        raise Refusal("sheet-locked") from None
    except (CalamineError, OSError, ValueError):
        raise Refusal("sheet-unreadable") from None


def _sheet(book: CalamineWorkbook, name: str) -> Sheet:
    sheet = book.get_sheet_by_name(name)
    if sheet.end is not None and sheet.end[0] >= MOST_ROWS:
        raise Refusal("sheet-long", rows=f"{MOST_ROWS:,}")
    return Sheet(name, [[text_of(cell) for cell in row] for row in sheet.iter_rows()])


def text_of(cell: Any) -> str:
    """1101.0 → '1101', 94.560 → '94.56', a date as 2026-11-21, yes and no as 是 and 否; text without its edges."""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "minutes")
    if isinstance(cell, date | time):
        return cell.isoformat()
    return clean(str(cell))
