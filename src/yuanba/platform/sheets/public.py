"""What other rooms may call."""

from yuanba.platform.sheets.keeping import keep, kept, sweep
from yuanba.platform.sheets.reading import Sheet, read
from yuanba.platform.sheets.tables import Column, Line, Table, find_table
from yuanba.platform.sheets.writing import write_refused

__all__ = ["Column", "Line", "Sheet", "Table", "find_table", "keep", "kept", "read", "sweep", "write_refused"]
