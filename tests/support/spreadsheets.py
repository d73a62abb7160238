"""Spreadsheets for tests, as .xlsx."""

import io
import zipfile
from pathlib import Path
from typing import Any

import xlsxwriter

MANIFEST = (
    "<manifest:manifest xmlns:manifest='urn:oasis:names:tc:opendocument:xmlns:manifest:1.0'>"
    "<manifest:file-entry manifest:full-path='/' manifest:media-type='application/vnd.oasis.opendocument.spreadsheet'/>"
    "</manifest:manifest>"
)


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


def open_document(path: Path, rows: list[list[str]], *, columns: int = 1, lines: int = 1) -> Path:
    """A sheet as .ods, the least that is one; each cell and each row so many times."""
    begins = f"<table:table-cell office:value-type='string' table:number-columns-repeated='{columns}'>"
    cells = "".join(
        f"<table:table-row table:number-rows-repeated='{lines}'>"
        + "".join(f"{begins}<text:p>{one}</text:p></table:table-cell>" for one in row)
        + "</table:table-row>"
        for row in rows
    )
    names = "".join(
        f" xmlns:{name}='urn:oasis:names:tc:opendocument:xmlns:{name}:1.0'" for name in ("office", "table", "text")
    )
    table = f"<table:table table:name='房屋'>{cells}</table:table>"
    content = (
        f"<?xml version='1.0' encoding='UTF-8'?><office:document-content{names}><office:body>"
        f"<office:spreadsheet>{table}</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        file.writestr("META-INF/manifest.xml", MANIFEST)
        file.writestr("content.xml", content)
    return path
