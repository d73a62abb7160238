"""Finding the tables in a sheet: title rows before them, notes beside and under them, heads in any order."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from yuanba.platform.sheets.heads import Names, in_two_rows, labels, plain_head, understood
from yuanba.platform.sheets.reading import Sheet

__all__ = ["Column", "Line", "Part", "Table", "find_table", "plain_head"]

LOOKED_AT = 30  # rows in which the first head may stand
_NOTE = re.compile(
    r"(合\s*计|总\s*计|小\s*计|共\s*计|说\s*明|备\s*注|注\s*[:：]|注\s*意|填表|制表|审核|审批|经办|打印|以上|第\s*\d+\s*页"
    r"|(日期|单位|电话)\s*[:：]|(total|sum|notes?|remarks?|prepared)\b)",
    re.IGNORECASE,
)
_ASIDE = frozenset({"序号", "no", "#", "", "说明", "备注", "注意", "note", "notes", "remark", "remarks"})
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True)
class Column:
    """A column that is understood: our name of it, and what people write over it."""

    name: str
    heads: tuple[str, ...]


@dataclass(frozen=True)
class Line:
    """A row of a table: its number in the sheet (from 1), what is understood, what is kept as it is, all its cells."""

    number: int
    values: dict[str, str]
    unknown: dict[str, str] = field(default_factory=dict)
    sheet: str = field(default="", compare=False)
    cells: tuple[str, ...] = field(default=(), compare=False)
    is_note: bool = field(default=False, compare=False)


@dataclass(frozen=True)
class Part:
    """One table of a sheet: the row of its head (from 0), our names by column, the heads that are kept as they are.

    `first` and `last` are its columns from edge to edge; what stands beyond them stands beside the table. It ends
    before the row `end`, where the head of another stands.
    """

    sheet: Sheet
    head: int
    names: Names
    kept: dict[int, str]
    heads: tuple[str, ...]
    first: int
    last: int
    end: int | None = None

    def lines(self) -> Iterator[Line]:
        """Each row under the head that says something in the columns of the table, notes among them marked."""
        counting = [place for place in range(self.first, self.last + 1) if self._counts(place)]
        for number, row in enumerate(islice(self.sheet.rows, self.head + 1, self.end), start=self.head + 2):
            row += [""] * (self.last + 1 - len(row))
            if not any(row[place] for place in counting):
                continue
            cells = tuple(row[self.first : self.last + 1])
            values = {name: row[place] for place, name in self.names.items()}
            unknown = {label: row[place] for place, label in self.kept.items() if place < len(row) and row[place]}
            yield Line(number, values, unknown, self.sheet.name, cells, self._is_note(cells))

    def _counts(self, place: int) -> bool:
        """Whether a row that says something here only is a row: not by its running number or a remark."""
        return place in self.names or (place in self.kept and plain_head(self.kept[place]) not in _ASIDE)

    def _is_note(self, cells: tuple[str, ...]) -> bool:
        """A sum, a remark under the table, or the head once more."""
        said = next(cell for cell in cells if cell)
        return bool(_NOTE.match(said)) or cells == self.heads


@dataclass(frozen=True)
class Table:
    """One table, or several: one sheet a building, homes and owners in sheets of their own, one under the other."""

    parts: tuple[Part, ...]

    @property
    def sheets(self) -> tuple[str, ...]:
        """The names of its sheets."""
        return tuple(dict.fromkeys(part.sheet.name for part in self.parts))

    @property
    def columns(self) -> tuple[str, ...]:
        """Our names of the columns that are understood."""
        return tuple(dict.fromkeys(name for part in self.parts for name in part.names.values()))

    @property
    def unknown(self) -> tuple[str, ...]:
        """The heads that nobody understands, each once."""
        return tuple(dict.fromkeys(head for part in self.parts for head in part.kept.values()))

    def lines(self) -> Iterator[Line]:
        """Its rows, read anew each time."""
        return (line for part in self.parts for line in part.lines() if not line.is_note)

    def notes(self) -> Iterator[Line]:
        """What stands among and under its rows and is none: sums, remarks, the head once more."""
        return (line for part in self.parts for line in part.lines() if line.is_note)


Fits = Callable[[Names], bool]


def every(part: Part) -> bool:
    """Nothing is left out."""
    return True


def find_table(
    sheets: Iterable[Sheet],
    columns: Sequence[Column],
    needed: Sequence[Sequence[str]],
    suits: Callable[[Part], bool] = every,
) -> Table | None:
    """All tables in which the heads needed are understood; None where there is none.

    `needed` are alternatives: at least one of these sets of names must be complete. Beside the table with the most
    columns, one needs two columns that are understood. What does not suit is left out.
    """
    heads = {plain_head(head): column.name for column in columns for head in (column.name, *column.heads)}

    def fits(names: Names) -> bool:
        return any(set(names.values()).issuperset(one) for one in needed)

    found = [part for sheet in sheets for part in _parts(sheet, heads, fits) if suits(part)]
    if not found:
        return None
    best = max(found, key=lambda part: len(part.names))
    return Table(tuple(part for part in found if part is best or len(part.names) > 1))


def _parts(sheet: Sheet, heads: dict[str, str], fits: Fits) -> list[Part]:
    """The tables of a sheet: the first head is the row in which the most is understood, of several alike the first."""
    found = _first(sheet, heads, fits)
    if found is None:
        return []
    parts = [found]
    for index, row in enumerate(sheet.rows):
        if index > parts[-1].head and _may_be_head(row):
            names = understood(row, heads)
            if len(names) > 1 and fits(names):
                new = _part(sheet, index, row, names)
                if new.heads != parts[-1].heads:
                    parts[-1] = replace(parts[-1], end=index)
                    parts.append(new)
    return parts


def _may_be_head(row: Sequence[str]) -> bool:
    """Quick for a long table: heads have no figures in them."""
    text = "".join(row)
    return bool(text) and _DIGIT.search(text) is None


def _first(sheet: Sheet, heads: dict[str, str], fits: Fits) -> Part | None:
    best: Part | None = None
    above: list[str] = []
    for index, row in enumerate(islice(sheet.rows, LOOKED_AT + 1)):
        for said in (row, in_two_rows(above, row, heads)) if index else (row,):
            names = understood(said, heads) if said else {}
            if said and fits(names) and (best is None or len(names) > len(best.names)):
                best = _part(sheet, index, said, names)
        above = row if any(row) else above
    return best


def _part(sheet: Sheet, index: int, row: Sequence[str], names: Names) -> Part:
    first, last = _edges(row, names)
    kept = labels({place: head for place, head in enumerate(row) if head and place not in names})
    return Part(sheet, index, names, kept, tuple(row[first : last + 1]), first, last)


def _edges(row: Sequence[str], names: dict[int, str]) -> tuple[int, int]:
    """The first and the last column: from those that are understood on, as far as there are heads."""
    first, last = min(names), max(names)
    while first > 0 and row[first - 1]:
        first -= 1
    while last + 1 < len(row) and row[last + 1]:
        last += 1
    return first, last
