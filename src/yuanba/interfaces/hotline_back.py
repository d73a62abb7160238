"""What became of the hotline's requests, in the columns of the hotline's own file."""

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime

from yuanba.domains.cases import public as cases
from yuanba.domains.places.public import masked
from yuanba.kernel import clock
from yuanba.platform.access.public import Actor
from yuanba.platform.sheets.public import Line, write_stream
from yuanba.platform.yards.models import Yard

# Heads that are put at the end where the file has none: words of the file, not of a page.
WRITTEN = {"status": "办理状态", "answer": "办理结果", "answered_at": "首次联系时间", "done_at": "办结时间"}


def returned(actor: Actor, yard: Yard, number: int) -> tuple[list[str], Iterator[list[str]]]:
    """What was handed back under a number: the heads of the file, and its rows with what is told filled in."""
    handed, told = cases.hotline.told_in(actor, yard, number)
    fields, rows = handed.profile.fields, list(told)
    heads = list(dict.fromkeys(head for _line, own, _told in rows for head in own))
    places = {name: fields[name] if fields.get(name) in heads else WRITTEN[name] for name in WRITTEN}
    heads += [head for head in places.values() if head not in heads]
    return heads, (_row(heads, places, fields.get("phone", ""), *one) for one in rows)


def _row(
    heads: list[str],
    places: dict[str, str],
    phone: str,
    line: Line,
    own: list[str],
    told: cases.hotline.HotlineTold,
) -> list[str]:
    cells = dict(zip(own, line.cells, strict=False))
    if phone in cells:
        cells[phone] = masked(cells[phone])  # the hotline has it, and no copy of the file needs it
    said = {
        "status": told.status,
        "answer": told.answer,
        "answered_at": _at(told.answered_at),
        "done_at": _at(told.done_at),
    }
    cells |= {places[name]: text for name, text in said.items()}
    return [cells.get(head, "") for head in heads]


def _at(moment: datetime | None) -> str:
    return f"{clock.aware(moment):%Y-%m-%d %H:%M}" if moment else ""


def as_xlsx(heads: list[str], rows: Iterable[list[str]], name: str) -> bytes:
    """The file handed back, as a spreadsheet."""
    stream = io.BytesIO()
    write_stream(heads, rows, stream, name)
    return stream.getvalue()


def as_csv(heads: list[str], rows: Iterable[list[str]], plain: Callable[[str], str]) -> bytes:
    """The same as text in UTF-8 with a mark that spreadsheets know; `plain` keeps a cell from being a formula."""
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow([plain(one) for one in heads])
    writer.writerows([plain(one) for one in row] for row in rows)
    return ("\ufeff" + stream.getvalue()).encode()
