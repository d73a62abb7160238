"""What other rooms may call."""

from yuanba.platform.sheets.reading import Sheet, read
from yuanba.platform.sheets.tables import Column, Line, Table, find_table
from yuanba.platform.sheets.writing import Refused, write_refused

__all__ = ["Column", "Line", "Refused", "Sheet", "Table", "find_table", "read", "write_refused"]
