"""A row of the hotline's file as it is kept: sealed, opened again, and emptied of persons once it is settled."""

import json

from yuanba.domains.cases.models import HotlineBatch, HotlineRow
from yuanba.domains.cases.rules.hotline import OF_NOBODY, Said
from yuanba.domains.places.public import masked
from yuanba.platform.sheets.public import Line


def kept_row(batch: HotlineBatch, line: Line, said: Said) -> HotlineRow:
    """The row, unsaved, waiting for its place."""
    row = HotlineRow(yard=batch.yard, batch=batch, line=line.number, number=said.number, type=said.type)
    row.state, row.due_at = HotlineRow.State.WAITING, said.due_at
    row.cells = json.dumps({"sheet": line.sheet, "cells": line.cells, "values": line.values}, ensure_ascii=False)
    return row


def line_of(row: HotlineRow) -> Line:
    """The row as it came, opened; of one whose words are gone, its number in its column."""
    if not row.cells:
        return number_of(row)
    said = json.loads(row.cells)
    cells = tuple(said.get("cells", ()))
    return Line(row.line, said.get("values", {}), {}, said.get("sheet", ""), cells)


def number_of(row: HotlineRow) -> Line:
    """Of the row its number alone, in its column."""
    head = row.batch.profile.fields.get("number", "")
    return Line(row.line, {}, {}, "", tuple(row.number if one == head else "" for one in row.batch.heads))


def without_persons(row: HotlineRow) -> None:
    """Settled, the row keeps what handing back reads: its columns, without the name, telephones masked; unsaved."""
    line, fields = line_of(row), row.batch.profile.fields
    plain, name = {fields.get(one) for one in OF_NOBODY}, fields.get("name", "")
    pairs = zip(row.batch.heads, line.cells, strict=False)
    cells = ["" if name and head == name else cell if head in plain else masked(cell) for head, cell in pairs]
    row.cells = json.dumps({"sheet": line.sheet, "cells": cells}, ensure_ascii=False)
