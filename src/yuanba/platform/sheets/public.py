"""What other rooms may call."""

from yuanba.platform.sheets.asis import head_rows, heads_of, named
from yuanba.platform.sheets.keeping import keep, kept, sweep
from yuanba.platform.sheets.outcomes import Outcomes, RowOutcome
from yuanba.platform.sheets.reading import Sheet, read
from yuanba.platform.sheets.tables import Column, Line, Part, Table, find_table, plain_head
from yuanba.platform.sheets.writing import plain_cell, write_refused, write_rows, write_stream

__all__ = [
    "Column",
    "Line",
    "Outcomes",
    "Part",
    "RowOutcome",
    "Sheet",
    "Table",
    "find_table",
    "head_rows",
    "heads_of",
    "keep",
    "kept",
    "named",
    "plain_cell",
    "plain_head",
    "read",
    "sweep",
    "write_refused",
    "write_rows",
    "write_stream",
]
