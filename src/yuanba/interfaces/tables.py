"""Tables that leave the house as files: CSV or .xlsx, every cell as text, read row by row."""

import csv
import tempfile
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar
from urllib.parse import quote

from django.http import FileResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.translation import get_language, override

from yuanba.kernel import clock
from yuanba.platform.sheets.public import plain_cell, write_stream

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
BOM = "\ufeff"  # by this a spreadsheet knows the letters
R = TypeVar("R", bound=HttpResponseBase)


class Echo:
    """A file that gives back each line."""

    def write(self, line: str) -> str:
        """The line."""
        return line


def table_of(head: list[str], rows: Iterable[list[str]], name: str, kind: str, sheet: str) -> HttpResponseBase:
    """Rows of cells below their head as a file of this kind; an .xlsx has them in the sheet of this name."""
    if kind != "xlsx":
        return attached(StreamingHttpResponse(_lines(head, rows, get_language()), content_type=CSV), name)
    file = tempfile.TemporaryFile()  # noqa: SIM115  the response closes it
    write_stream(head, rows, file, sheet)
    file.seek(0)
    return attached(FileResponse(file, content_type=XLSX), name)


def dated(name: str, kind: str) -> str:
    """JG-20261121.csv."""
    return f"{name}-{clock.today():%Y%m%d}.{kind}"


def attached(response: R, name: str) -> R:
    """The answer as a file of this name, of which nobody on the way keeps a copy."""
    said = f'filename="{name}"' if name.isascii() else f"filename*=utf-8''{quote(name)}"
    response.headers["Content-Disposition"] = f"attachment; {said}"
    response.headers["Cache-Control"] = "no-store"
    return response


def _lines(head: list[str], rows: Iterable[list[str]], language: str) -> Iterator[str]:
    writer: Any = csv.writer(Echo())
    with override(language):
        yield BOM + writer.writerow([plain_cell(one) for one in head])
        for cells in rows:
            yield writer.writerow([plain_cell(one) for one in cells])
