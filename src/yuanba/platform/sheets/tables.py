"""Finding the table in a sheet: title rows before it, notes beside and under it, heads in any order."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from yuanba.platform.sheets.reading import Sheet

LOOKED_AT = 30  # rows in which a head may stand
_REMARK = re.compile(r"[(\[【〔].*?[)\]】〕]")
_NOTE = re.compile(
    r"(合\s*计|总\s*计|小\s*计|共\s*计|说\s*明|备\s*注|注\s*[:：]|填表|制表|审核|(total|sum|notes?|remarks?)\b)",
    re.IGNORECASE,
)
_ASIDE = frozenset({"序号", "no", "no.", "#", "说明", "备注", "注意", "note", "notes", "remark", "remarks"})


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
    """The table in one sheet: the row of its head (from 0), our names by column, the heads that are kept as they are.

    `first` and `last` are its columns from edge to edge; what stands beyond them stands beside the table.
    """

    sheet: Sheet
    head: int
    names: dict[int, str]
    kept: dict[int, str]
    heads: tuple[str, ...]
    first: int
    last: int

    def lines(self) -> Iterator[Line]:
        """Each row under the head that says something in the columns of the table, notes among them marked."""
        counting = [place for place in range(self.first, self.last + 1) if self._counts(place)]
        for number, row in enumerate(islice(self.sheet.rows, self.head + 1, None), start=self.head + 2):
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
    """One table, in one sheet or in several with the same heads, such as one sheet a building."""

    parts: tuple[Part, ...]

    @property
    def sheets(self) -> tuple[str, ...]:
        """The names of its sheets."""
        return tuple(part.sheet.name for part in self.parts)

    @property
    def columns(self) -> tuple[str, ...]:
        """Our names of the columns that are understood."""
        return tuple(self.parts[0].names.values())

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


def plain_head(text: str) -> str:
    """A head without width, case, spaces, stars, colons and remarks: '＊ 房号（必填）：' → '房号'."""
    return re.sub(r"[\s*:：]", "", _REMARK.sub("", unicodedata.normalize("NFKC", text))).casefold()


def find_table(sheets: Iterable[Sheet], columns: Sequence[Column], needed: Sequence[Sequence[str]]) -> Table | None:
    """The table with the most columns that are understood; None where no row has the heads needed.

    `needed` are alternatives: at least one of these sets of names must be complete. Other sheets in which the same
    columns are understood belong to it.
    """
    heads = {plain_head(head): column.name for column in columns for head in (column.name, *column.heads)}
    found = [part for sheet in sheets if (part := _part(sheet, heads, needed))]
    if not found:
        return None
    best = set(max(found, key=lambda part: len(part.names)).names.values())
    return Table(tuple(part for part in found if set(part.names.values()) == best))


def _part(sheet: Sheet, heads: dict[str, str], needed: Sequence[Sequence[str]]) -> Part | None:
    """The row of a sheet in which the most heads are understood; of several alike the first."""
    best: tuple[int, list[str], dict[int, str]] | None = None
    for index, row in enumerate(islice(sheet.rows, LOOKED_AT)):
        names = _understood(row, heads)
        fits = any(set(names.values()).issuperset(one) for one in needed)
        if fits and (best is None or len(names) > len(best[2])):
            best = index, row, names
    if best is None:
        return None
    index, row, names = best
    first, last = _edges(row, names)
    kept = _labels({place: head for place, head in enumerate(row) if head and place not in names})
    return Part(sheet, index, names, kept, tuple(row[first : last + 1]), first, last)


def _edges(row: Sequence[str], names: dict[int, str]) -> tuple[int, int]:
    """The first and the last column: from those that are understood on, as far as there are heads."""
    first, last = min(names), max(names)
    while first > 0 and row[first - 1]:
        first -= 1
    while last + 1 < len(row) and row[last + 1]:
        last += 1
    return first, last


def _labels(heads: dict[int, str]) -> dict[int, str]:
    """Heads as they are; the second of the same is told apart: '备注', '备注 (2)'."""
    seen: Counter[str] = Counter()
    labels = {}
    for place, head in heads.items():
        seen[head] += 1
        labels[place] = head if seen[head] == 1 else f"{head} ({seen[head]})"
    return labels


def _understood(row: Sequence[str], heads: dict[str, str]) -> dict[int, str]:
    """Our names by the place of the column; of two columns with one meaning the first counts."""
    found: dict[int, str] = {}
    for place, cell in enumerate(row):
        name = heads.get(plain_head(cell)) if cell else None
        if name and name not in found.values():
            found[place] = name
    return found
