"""What other rooms may call."""

from yuanba.platform.sheets.reading import Sheet, read
from yuanba.platform.sheets.tables import Column, Line, Table, find_table

__all__ = ["Column", "Line", "Sheet", "Table", "find_table", "read"]
