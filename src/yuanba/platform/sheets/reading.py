"""Reading .xlsx, .xls, .ods and .csv: every cell as the text a person sees in it."""

import csv
import os
import re
import sys
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineSheet, PasswordError, SheetVisibleEnum

from yuanba.kernel.errors import Refusal, register
from yuanba.kernel.text import clean
from yuanba.platform.sheets import trial
from yuanba.platform.sheets.packed import Packed

MOST_ROWS, MOST_COLUMNS = 200_000, 1000
MOST_CELLS = 10_000_000  # of all sheets, from the first to the furthest that has a value
SHOWN = SheetVisibleEnum.Visible
TEXT = frozenset({".csv", ".txt"})
COMMAS = (",", "\t", ";")
_QUOTED = re.compile(r"'(\d.*)|=\"(.*)\"")  # how exports keep a number from being one
register("sheet-unreadable", 422, "This file is not a spreadsheet we can read. Please send .xlsx, .xls, .ods or .csv.")
register("sheet-locked", 422, "This spreadsheet is locked with a password. Please save it without one.")
register("sheet-web", 422, "This file is a web page under the name of a spreadsheet. Please save it as .xlsx first.")
MOST_BYTES = 400 * 1024 * 1024  # unpacked
register("sheet-heavy", 422, "Unpacked, this file is larger than 400 MB. Please divide it.")
register("sheet-long", 422, "More than %(rows)s rows in one sheet. Please divide it.")
register(
    "sheet-wide",
    422,
    "What is written in this file reaches too far: over more than %(columns)s columns or %(cells)s cells. "
    "Please delete what stands far out, or divide the file.",
)


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name, and its rows from the first row of the file on, to be gone through again and again."""

    name: str
    rows: Iterable[list[str]]
    is_hidden: bool = False


class _Rows:
    """Rows made as they are asked for, so that a long sheet never stands in memory as text.

    A cell merged downwards holds in each of its rows what is written in the first; an empty row stays empty.
    """

    def __init__(self, sheet: CalamineSheet) -> None:
        self._sheet = sheet
        self._down: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for (top, left), (bottom, _right) in sheet.merged_cell_ranges or ():
            if bottom > top:
                self._down[top].append((left, bottom))

    def __iter__(self) -> Iterator[list[str]]:
        held: dict[int, tuple[int, str]] = {}  # by column: the last row, the words
        for number, cells in enumerate(self._sheet.iter_rows()):
            row = [text_of(cell) for cell in cells]
            held = {column: (last, words) for column, (last, words) in held.items() if last >= number}
            if any(row):
                for column, (_last, words) in held.items():
                    row[column] = row[column] or words
            for column, last in self._down.get(number, ()):
                if column < len(row):
                    held[column] = last, row[column]
            yield row


class _Lines:
    """The rows of a text, in UTF-8 or, as spreadsheets here write it, GB 18030; with commas, tabs or semicolons."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._encoding = _encoding(path)
        with path.open(encoding=self._encoding) as file:
            first = next((line for line in file if line.strip()), "")
        if first.lstrip().startswith("<"):
            raise Refusal("sheet-web")
        self._comma = max(COMMAS, key=first.count)
        if path.suffix.lower() not in TEXT and self._comma not in first:
            raise ValueError("no table")

    def __iter__(self) -> Iterator[list[str]]:
        try:
            with self._path.open(encoding=self._encoding, newline="") as file:
                for number, row in enumerate(csv.reader(file, delimiter=self._comma)):
                    if number >= MOST_ROWS:
                        raise Refusal("sheet-long", rows=f"{MOST_ROWS:,}")
                    yield [text_of(cell) for cell in row]
        except csv.Error:
            raise Refusal("sheet-unreadable") from None


def _encoding(path: Path) -> str:
    """The first in which all of it can be read; UnicodeDecodeError, a ValueError, for none."""
    with suppress(UnicodeDecodeError), path.open(encoding="utf-8-sig") as file:
        for line in file:
            if "\0" in line:
                raise ValueError("not a text")
        return "utf-8-sig"
    with path.open(encoding="gb18030") as file:
        for _line in file:
            pass
    return "gb18030"


def read(path: Path) -> list[Sheet]:
    """All sheets in their order, by what is in the file and not by what it is called.

    Refused: `sheet-unreadable`, `sheet-web`, `sheet-locked`, `sheet-heavy`, `sheet-long`, `sheet-wide`.
    """
    try:
        with path.open("rb") as file:
            is_old = file.read(len(trial.OLD)) == trial.OLD
        if not is_old and not zipfile.is_zipfile(path):
            return [Sheet(path.stem, _Lines(path))]
        _weigh(path)
        _try(path)
        book = trial.opened(path)
        return [
            Sheet(one.name, Packed(_Rows(book.get_sheet_by_name(one.name))), one.visible != SHOWN)
            for one in book.sheets_metadata
        ]
    except PasswordError:
        raise Refusal("sheet-locked") from None
    except (CalamineError, zipfile.BadZipFile, OSError, ValueError):
        raise Refusal("sheet-unreadable") from None


def _try(path: Path) -> None:
    """The reader lays a sheet out up to its furthest cell: a process of its own finds out whether that is bearable."""
    ended = _ended(trial.__file__, str(path), *map(str, (MOST_ROWS, MOST_COLUMNS, MOST_CELLS)))
    if ended == trial.LONG:
        raise Refusal("sheet-long", rows=f"{MOST_ROWS:,}")
    if ended == trial.WIDE or ended < 0:  # ended by the reader itself, or by the limits of memory and time
        raise Refusal("sheet-wide", columns=f"{MOST_COLUMNS:,}", cells=f"{MOST_CELLS:,}")
    if ended:
        raise Refusal("sheet-unreadable")


def _ended(*words: str) -> int:
    """How a process of its own ended that hears and says nothing; negative where a signal ended it."""
    mute = [(os.POSIX_SPAWN_OPEN, number, os.devnull, os.O_RDWR, 0) for number in range(3)]
    child = os.posix_spawn(sys.executable, [sys.executable, "-I", *words], os.environ, file_actions=mute)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _weigh(path: Path) -> None:
    """A small archive may hold more than the memory: it is refused before it is unpacked."""
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > MOST_BYTES:
                raise Refusal("sheet-heavy")


def text_of(cell: Any) -> str:
    """1101.0 → '1101', 94.560 → '94.56', a date as 2026-11-21, yes and no as 是 and 否; text without its edges.

    A number has the fifteen figures a spreadsheet keeps: 0.1 + 0.2 is '0.3'.
    """
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else f"{cell:.15g}"
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "minutes")
    if isinstance(cell, date | time):
        return cell.isoformat()
    text = str(cell)
    if text[:1] in ("'", "=") and (quoted := _QUOTED.fullmatch(text)):
        text = quoted[1] or quoted[2]
    is_plain = text.isascii() and text.isprintable() and "  " not in text  # most are: twenty times faster
    return text.strip() if is_plain else clean(text)
