"""Finding the table in a sheet: title rows before it, notes beside and under it, heads in any order."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from yuanba.platform.sheets.reading import Sheet

LOOKED_AT = 30  # rows in which a head may stand
_REMARK = re.compile(r"[(\[【〔].*?[)\]】〕]")


@dataclass(frozen=True)
class Column:
    """A column that is understood: our name of it, and what people write over it."""

    name: str
    heads: tuple[str, ...]


@dataclass(frozen=True)
class Line:
    """A row of the table: its number in the file (from 1), what is understood, and what is kept as it is."""

    number: int
    values: dict[str, str]
    unknown: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Table:
    """The table of a sheet: `columns` as understood, heads that nobody understands, and the lines."""

    sheet: str
    columns: tuple[str, ...]
    unknown: tuple[str, ...]
    lines: list[Line]


def plain_head(text: str) -> str:
    """A head without width, case, spaces, stars, colons and remarks: '＊ 房号（必填）：' → '房号'."""
    return re.sub(r"[\s*:：]", "", _REMARK.sub("", unicodedata.normalize("NFKC", text))).casefold()


def find_table(sheets: Iterable[Sheet], columns: Sequence[Column], needed: Sequence[Sequence[str]]) -> Table | None:
    """The table with the most columns that are understood; None where no row has the heads needed.

    `needed` are alternatives: at least one of these sets of names must be complete.
    """
    best: tuple[int, Table] | None = None
    for sheet in sheets:
        for index, row in enumerate(sheet.rows[:LOOKED_AT]):
            names = _understood(row, columns)
            known = set(names.values())
            fits = any(known.issuperset(one) for one in needed)
            if fits and (best is None or len(known) > best[0]):
                best = len(known), _table(sheet, index, names)
    return best[1] if best else None


def _understood(row: Sequence[str], columns: Sequence[Column]) -> dict[int, str]:
    """Our names by the place of the column; of two columns with one meaning the first counts."""
    heads = {plain_head(head): column.name for column in columns for head in (column.name, *column.heads)}
    found: dict[int, str] = {}
    for place, cell in enumerate(row):
        name = heads.get(plain_head(cell))
        if name and name not in found.values():
            found[place] = name
    return found


def _table(sheet: Sheet, index: int, names: dict[int, str]) -> Table:
    head = sheet.rows[index]
    width = max((place for place, cell in enumerate(head) if cell), default=-1) + 1
    unknown = {place: head[place] for place in range(width) if head[place] and place not in names}
    lines = []
    for number, row in enumerate(sheet.rows[index + 1 :], start=index + 2):
        values = {name: row[place] if place < len(row) else "" for place, name in names.items()}
        if any(values.values()):
            kept = {label: row[place] for place, label in unknown.items() if place < len(row) and row[place]}
            lines.append(Line(number, values, kept))
    return Table(sheet.name, tuple(names.values()), tuple(unknown.values()), lines)
