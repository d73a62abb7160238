"""Finding the tables in a sheet: title rows before them, notes beside and under them, heads in any order."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Self

from yuanba.platform.sheets.beside import divided, named
from yuanba.platform.sheets.heads import Names, in_two_rows, labels, plain_head, understood
from yuanba.platform.sheets.reading import Sheet

__all__ = ["Column", "Line", "Part", "Table", "find_table", "plain_head"]

TITLES = 3  # rows above a head in which its title may stand
LOOKED_AT = 30  # rows in which the first head may stand
_NOTE = re.compile(
    r"((?:本[页表栋]|累)?\s*(?:合|总|小|共|累)\s*计|共\s*\d+\s*[户套间人条]|.*(?:签字|签名|签章|盖章|制单)\s*[:：]|说\s*明|备\s*注|注\s*[:：]|注\s*意|填表|制表|审核|审批|经办|打印|以上|第\s*\d+\s*页"
    r"|(日期|单位|电话)\s*[:：]|(total|sum|notes?|remarks?|prepared)\b)",
    re.IGNORECASE,
)
_ASIDE = frozenset({"序号", "no", "#", "", "说明", "备注", "注意", "note", "notes", "remark", "remarks"})
_DIGIT = re.compile(r"\d")


Values = dict[str, str]
Titles = Callable[[str], Values]


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
    before the row `end`, where the head of another stands. `titles` reads a row of one cell: what it says, such as the
    building, holds for the rows under it; `given` is what the name of the sheet or the title above the head says.
    """

    sheet: Sheet
    head: int
    names: Names
    kept: dict[int, str]
    heads: tuple[str, ...]
    first: int
    last: int
    end: int | None = None
    titles: Titles | None = None
    given: Values = field(default_factory=dict)

    def lines(self) -> Iterator[Line]:
        """Each row under the head that says something in the columns of the table, notes among them marked."""
        counting = [place for place in range(self.first, self.last + 1) if self._counts(place)]
        given = self.given
        for number, row in enumerate(islice(self.sheet.rows, self.head + 1, self.end), start=self.head + 2):
            row += [""] * (self.last + 1 - len(row))
            if not any(row[place] for place in counting):
                continue
            cells = tuple(row[self.first : self.last + 1])
            titled = self._titled(cells)
            given = {**given, **titled}
            values = {**given, **{name: row[place] for place, name in self.names.items()}}
            unknown = {label: row[place] for place, label in self.kept.items() if place < len(row) and row[place]}
            yield Line(number, values, unknown, self.sheet.name, cells, bool(titled) or self._is_note(cells))

    def under_titles(self, titles: Titles) -> Self:
        """The same table, with what titles say of its rows: the one nearest above, or the name of the sheet."""
        above = islice(self.sheet.rows, max(0, self.head - TITLES), self.head)
        texts = [self.sheet.name, *(cell for row in above for cell in row[self.first : self.last + 1] if cell)]
        said = [found for text in texts if (found := titles(text))]
        return replace(self, titles=titles, given=said[-1] if said else {})

    def _titled(self, cells: Sequence[str]) -> Values:
        if self.titles is None or sum(map(bool, cells)) != 1:
            return {}
        return self.titles("".join(cells))

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
    def given(self) -> dict[str, Values]:
        """By sheet what its name or title says of its rows."""
        return {part.sheet.name: part.given for part in self.parts if part.given}

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
    columns, one needs two columns that are understood. What does not suit, and what is hidden, is left out.
    """
    heads = {plain_head(head): column.name for column in columns for head in (column.name, *column.heads)}
    looking = _Looking(heads, needed)
    found = [part for sheet in sheets if not sheet.is_hidden for part in looking.parts(sheet) if suits(part)]
    if not found:
        return None
    best = max(found, key=lambda part: len(part.names))
    return Table(tuple(part for part in found if part is best or len(part.names) > 1))


@dataclass(frozen=True)
class _Looking:
    """What heads mean, and which of them a table needs."""

    heads: Mapping[str, str]
    needed: Sequence[Sequence[str]]

    def fits(self, names: Names) -> bool:
        """Whether a table can be made of them."""
        return any(set(names.values()).issuperset(one) for one in self.needed)

    def parts(self, sheet: Sheet) -> list[Part]:
        """The tables of a sheet: those under the row in which the most is understood, those above, those that follow.

        Of several rows alike the first is the head.
        """
        first, top = self._first(sheet)
        if not first:
            return []
        head, parts = first[0].head, list[Part]()
        for index, row in enumerate(sheet.rows):
            if index == head:
                parts = _after(parts, first)
            elif (index < top or index > head) and _may_be_head(row):
                names = understood(row, self.heads)
                if len(names) > 1 and self.fits(names):
                    parts = _after(parts, self._beside(sheet, index, row))
        return parts

    def _first(self, sheet: Sheet) -> tuple[list[Part], int]:
        """The best head near the top, and the first of its rows."""
        best: tuple[list[Part], int] = ([], 0)
        above: list[str] = []
        most = 0
        for index, row in enumerate(islice(sheet.rows, LOOKED_AT + 1)):
            for said in (row, in_two_rows(above, row, self.heads)) if index else (row,):
                names = understood(said, self.heads) if said else {}
                if said and self.fits(names) and len(names) > most:
                    best, most = (self._beside(sheet, index, said), index - (said is not row)), len(names)
            above = row if any(row) else above
        return best

    def _beside(self, sheet: Sheet, index: int, row: Sequence[str]) -> list[Part]:
        rows = divided(row, self.heads, self.needed)
        return [_part(sheet, index, said, understood(said, self.heads)) for said in rows]


def _after(parts: list[Part], new: list[Part]) -> list[Part]:
    """Those before end where one of the new stands under them; the same head once more is a remark."""
    for one in new:
        open_ = [part for part in parts if part.end is None]
        over = [part for part in open_ if part.first <= one.last and one.first <= part.last]
        if any(part.heads == one.heads for part in over):
            continue
        beside = [part for part in open_ if part not in over]
        parts = [replace(part, end=one.head) if part in over else _apart(part, one) for part in parts]
        for part in beside:
            one = _apart(one, part)
        parts.append(replace(one, sheet=named(one.sheet, one.first)) if beside else one)
    return parts


def _apart(part: Part, other: Part) -> Part:
    """What stands in and behind another table is not said beside this one."""
    if part.end is not None or (part.first <= other.last and other.first <= part.last):
        return part
    is_left = part.last < other.first
    kept = {at: head for at, head in part.kept.items() if (at < other.first if is_left else at > other.last)}
    return replace(part, kept=kept)


def _may_be_head(row: Sequence[str]) -> bool:
    """Quick for a long table: heads have no figures in them."""
    text = "".join(row)
    return bool(text) and _DIGIT.search(text) is None


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
