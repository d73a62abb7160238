"""The file that comes back: the rows that were refused, in the columns they came in, each with its reason."""

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import BinaryIO

import xlsxwriter

from yuanba.platform.sheets.tables import Line, Part, Table

REASON = "原因"  # a word of the file, which goes back to whoever made it; not of a page
NAME = re.compile(r"(?!')[^\[\]:*?/\\]{1,31}(?<!')")
OPTIONS = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
Refused = Callable[[Line], str]


def plain_cell(text: str) -> str:
    """Text that no spreadsheet takes for a formula when it reads a CSV file; some look past blanks before it."""
    return f"'{text}" if text.startswith(FORMULA) or text.lstrip().startswith(FORMULA) else text


def write_refused(table: Table, reason_of: Refused, to: Path | BinaryIO) -> int:
    """Write the rows with a reason, one sheet for each table; returns how many.

    Cells are written as text: no number loses a figure, nothing becomes a formula.
    """
    book = xlsxwriter.Workbook(str(to) if isinstance(to, Path) else to, OPTIONS)
    try:
        return sum(_part(book, part, reason_of) for part in table.parts)
    finally:
        book.close()


def _part(book: xlsxwriter.Workbook, part: Part, reason_of: Refused) -> int:
    sheet, bold = book.add_worksheet(_free(book, part)), book.add_format({"bold": True})
    columns = [place for place, head in enumerate(part.heads) if head != REASON]  # of an error file sent again
    titled = _titled(part)
    for to, head in enumerate([*titled, *(part.heads[place] for place in columns), REASON]):
        sheet.write_string(0, to, head, bold)
    row = 0
    for line in part.lines():
        if line.is_note or not (reason := reason_of(line)):
            continue
        row += 1
        for to, text in enumerate([*_said(line, titled), *(line.cells[place] for place in columns), reason]):
            sheet.write_string(row, to, text)
    return row


def _titled(part: Part) -> list[str]:
    """What its titles say and no column does: without the titles it needs a column."""
    if part.titles is None:
        return []
    return sorted({name for line in part.lines() for name in line.values}.difference(part.names.values()))


def _said(line: Line, names: list[str]) -> list[str]:
    return [line.values.get(name, "") for name in names]


def _free(book: xlsxwriter.Workbook, part: Part) -> str | None:
    """The name of its sheet, with the row of its head where a table of that sheet stands before it.

    None where .xlsx does not allow it, as .ods does; the sheet then has a number.
    """
    taken = {sheet.get_name().casefold() for sheet in book.worksheets()}
    names = (part.sheet.name, f"{part.sheet.name} {part.head + 1}")
    return next((name for name in names if NAME.fullmatch(name) and name.casefold() not in taken), None)


def write_stream(head: list[str], rows: Iterable[list[str]], to: Path | BinaryIO, name: str = "") -> int:
    """A file of one sheet, row by row, in constant memory; every cell is text. Returns how many rows."""
    book = xlsxwriter.Workbook(str(to) if isinstance(to, Path) else to, OPTIONS)
    count = 0
    try:
        sheet, bold = book.add_worksheet(name if NAME.fullmatch(name) else None), book.add_format({"bold": True})
        sheet.freeze_panes(1, 0)
        for column, text in enumerate(head):
            sheet.set_column(column, column, 18)
            sheet.write_string(0, column, text, bold)
        for count, cells in enumerate(rows, 1):
            for column, text in enumerate(cells):
                sheet.write_string(count, column, text[:32_767])
    finally:
        book.close()
    return count


def write_rows(sheets: dict[str, list[list[str]]], to: Path | BinaryIO) -> None:
    """A file with a sheet for each name; the first row is bold, every cell is text."""
    book = xlsxwriter.Workbook(str(to) if isinstance(to, Path) else to, OPTIONS)
    try:
        bold = book.add_format({"bold": True})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name if NAME.fullmatch(name) else None)
            for row, cells in enumerate(rows):
                for column, text in enumerate(cells):
                    sheet.write_string(row, column, text, None if row else bold)
    finally:
        book.close()
