"""A row of the hotline's file as it is kept: sealed, and opened again."""

import json

from yuanba.domains.cases.models import HotlineBatch, HotlineRow
from yuanba.domains.cases.rules.hotline import Said
from yuanba.platform.sheets.public import Line


def kept_row(batch: HotlineBatch, line: Line, said: Said) -> HotlineRow:
    """The row, unsaved, waiting for its place."""
    row = HotlineRow(yard=batch.yard, batch=batch, line=line.number, number=said.number, type=said.type)
    row.state, row.due_at = HotlineRow.State.WAITING, said.due_at
    row.cells = json.dumps({"sheet": line.sheet, "cells": line.cells, "values": line.values}, ensure_ascii=False)
    return row


def line_of(row: HotlineRow) -> Line:
    """The row as it came, opened."""
    said = json.loads(row.cells or "{}")
    cells = tuple(said.get("cells", ()))
    return Line(row.line, said.get("values", {}), {}, said.get("sheet", ""), cells)
