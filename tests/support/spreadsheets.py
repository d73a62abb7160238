"""Spreadsheets for tests, as .xlsx."""

import io
from pathlib import Path
from typing import Any

import xlsxwriter


def workbook(path: Path | io.BytesIO, **sheets: list[list[Any]]) -> Path | io.BytesIO:
    """A file with these sheets; dates are written as dates."""
    book = xlsxwriter.Workbook(str(path) if isinstance(path, Path) else path, {"default_date_format": "yyyy-mm-dd"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    book.close()
    return path


def homes_sheet() -> bytes:
    """A table of homes with a title, a row that is refused and one to be looked at."""
    rows = [
        ["8 栋房屋表"],
        ["房号", "楼号", "建筑面积", "备注"],
        [101, 8, 94.56],
        [102, 8, "不详"],
        [103, 8, 88.125, "南"],
    ]
    stream = io.BytesIO()
    workbook(stream, 房屋=rows)
    return stream.getvalue()
