"""Spreadsheets for tests, as .xlsx."""

from pathlib import Path
from typing import Any

import xlsxwriter


def workbook(path: Path, **sheets: list[list[Any]]) -> Path:
    """A file with these sheets; dates are written as dates."""
    book = xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    book.close()
    return path
