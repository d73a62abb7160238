"""A spreadsheet read once for trial, in a process of its own with little memory: what breaks this one breaks no server.

A file of two kilobytes can ask for more memory than there is (one cell in the last row of the last column, a text
repeated without end), and the reader then ends the process it is in. Run by its path, so nothing of ours is loaded.
"""

import resource
import sys
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

OLD = b"\xd0\xcf\x11\xe0"  # how .xls begins
MOST_MEMORY, MOST_SECONDS = 1 << 30, 30
LONGEST_TEXT = 1_000_000
LONG, WIDE = 3, 4  # how the process ends; 0: read it, or say yourself what is wrong with it


def opened(path: Path) -> CalamineWorkbook:
    """An .xlsx that is called .xls, and the other way round, is found out from its bytes."""
    with path.open("rb") as file:
        is_old = file.read(len(OLD)) == OLD
        if is_old != (path.suffix.lower() == ".xls"):
            file.seek(0)
            return CalamineWorkbook.from_filelike(file)
    return CalamineWorkbook.from_path(path)


def _limit() -> None:
    for kind, most in (
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_CPU, MOST_SECONDS),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(kind)[1]
        resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _tried(path: Path, most_rows: int, most_columns: int, most_cells: int) -> int:
    """Reach of the cells that have a value; cells with nothing but a colour do not count."""
    book, sheets, cells = opened(path), [], 0
    for name in book.sheet_names:
        sheet = book.get_sheet_by_name(name)
        sheets.append(sheet)  # all at once, as the server holds them
        rows, columns = (sheet.end[0] + 1, sheet.end[1] + 1) if sheet.end else (0, 0)
        cells += rows * columns
        if rows > most_rows:
            return LONG
        if columns > most_columns or cells > most_cells:
            return WIDE
    for sheet in sheets:
        for row in sheet.iter_rows():
            if any(type(cell) is str and len(cell) > LONGEST_TEXT for cell in row):
                return WIDE
    return 0


def _main(path: str, *most: str) -> int:
    _limit()
    try:
        return _tried(Path(path), *map(int, most))
    except MemoryError:
        return WIDE
    except (CalamineError, OSError, ValueError):
        return 0


if __name__ == "__main__":
    sys.exit(_main(*sys.argv[1:]))
