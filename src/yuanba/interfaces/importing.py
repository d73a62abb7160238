"""A spreadsheet of homes or estates on its way in: its columns, the report on it."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from django.utils.translation import gettext

from yuanba.domains.people import public as people
from yuanba.domains.places import public as places
from yuanba.interfaces.columns import ABOUT, ESTATES, ESTATES_NEED, HOMES, ITEMS, ITEMS_NEED, NEEDED, subject_of
from yuanba.interfaces.sheets_in import HINTS
from yuanba.kernel.errors import Refusal, register
from yuanba.platform.sheets.public import Outcomes, Part, Sheet, Table, find_table, read

Made = people.ImportedResidents | places.ImportedEstates
PLACES = frozenset({"building", "unit", "room", "whole", "space"})
LOOKED_AT = 30
register("no-items", 422, "No sheet has a table of things: a column with the name of each thing was not found.")
register("no-estates", 422, "No sheet has a table of estates: heads for name and address, or district, were not found.")
register(
    "no-homes",
    422,
    "No sheet has a table of homes: heads for building and room, or one for the whole home, were not found. "
    "What this file seems to hold: %(about)s. Rows with something in them: %(rows)s = 0 ok + %(rows)s refused. "
    "Please choose the list of homes and owners instead.",
)


@dataclass(frozen=True)
class Other:
    """A sheet that is not taken: what it is about, where that is known, and how many of its rows say something."""

    name: str
    about: str
    rows: int

    @property
    def words(self) -> str:
        """What it is about, in the language in use."""
        return gettext(ABOUT[self.about])


@dataclass(frozen=True)
class Taken:
    """What became of the rows of one sheet: rows = ok + refused."""

    name: str
    rows: int
    refused: int

    @property
    def ok(self) -> int:
        """Those that are what the file is for."""
        return self.rows - self.refused


@dataclass(frozen=True)
class Book:
    """A file: the table that is taken, and the other sheets."""

    table: Table
    others: tuple[Other, ...]


def homes_in(file: Path) -> Table:
    """The tables of homes, then those of people, in a spreadsheet. Refused: `no-homes`, and what `read` refuses."""
    return book_of(file).table


def book_of(file: Path) -> Book:
    """All sheets of a file. Refused: `no-homes`, and what `read` refuses."""
    sheets = read(file)
    table = find_table(sheets, HOMES, NEEDED, _suits)
    if table is None:
        others = others_in(sheets)
        raise Refusal(
            "no-homes", about=_about(others), rows=sum(one.rows for one in others), subjects=_subjects(others)
        )
    found = (_titled(part) for part in table.parts)
    parts = tuple(sorted(found, key=lambda part: PLACES.isdisjoint(part.names.values())))
    return Book(Table(parts), others_in(sheets, table.sheets))


def _titled(part: Part) -> Part:
    """A list of rooms without a column for the building has it in its title or in the name of its sheet."""
    names = set(part.names.values())
    return part.under_titles(places.title_of) if "room" in names and names.isdisjoint(("building", "whole")) else part


def _suits(part: Part) -> bool:
    return not subject_of(part.heads, len(part.names))


def others_in(sheets: Iterable[Sheet], taken: Sequence[str] = ()) -> tuple[Other, ...]:
    """The sheets that are not taken."""
    rest = (sheet for sheet in sheets if sheet.name not in taken)
    return tuple(Other(sheet.name, _subject(sheet), sum(map(any, sheet.rows))) for sheet in rest)


def taken_of(table: Table, made: Outcomes) -> list[Taken]:
    """What became of the rows of each sheet that is taken."""
    rows = Counter(one.sheet for one in made.outcomes)
    refused = Counter(one.sheet for one in made.outcomes if one.refused)
    return [Taken(name, rows[name], refused[name]) for name in table.sheets]


def _about(others: Iterable[Other]) -> str:
    """What the sheets seem to be about, in the language in use."""
    return ", ".join(gettext(ABOUT[one]) for one in _subjects(others) or [""])


def _subjects(others: Iterable[Other]) -> list[str]:
    return sorted({one.about for one in others if one.about})


def _subject(sheet: Sheet) -> str:
    if sheet.is_hidden:
        return "hidden"
    return next(filter(None, map(subject_of, islice(sheet.rows, LOOKED_AT))), "")


def estates_in(file: Path) -> Book:
    """The table of estates in a spreadsheet. Refused: `no-estates`, and what `read` refuses."""
    sheets = read(file)
    table = find_table(sheets, ESTATES, ESTATES_NEED)
    if table is None:
        raise Refusal("no-estates")
    return Book(table, others_in(sheets, table.sheets))


def items_in(file: Path) -> Table:
    """The tables of things to look at in a spreadsheet. Refused: `no-items`, and what `read` refuses."""
    table = find_table(read(file), ITEMS, ITEMS_NEED)
    if table is None:
        raise Refusal("no-items")
    return table


def source_of(file: Path, table: Table | None = None) -> places.Source:
    """The name of a file, the digest of what is in it, the heads that nobody understands."""
    with file.open("rb") as opened:
        digest = hashlib.file_digest(opened, "sha256").hexdigest()
    return places.Source(file.name, digest, table.unknown if table else ())


def rows_of(made: Made) -> places.ImportedHomes | places.ImportedEstates:
    """What became of the rows."""
    return made.homes if isinstance(made, people.ImportedResidents) else made


def report(book: Book, made: Made) -> dict[str, Any]:
    """The report for programs: rows_in = ok + refused, of all and of each sheet; a warned row is ok."""
    table, rows = book.table, rows_of(made)
    return {
        "sheets": list(table.sheets),
        "by_sheet": [
            {"sheet": one.name, "rows_in": one.rows, "ok": one.ok, "refused": one.refused}
            for one in taken_of(table, rows)
        ],
        "rows_in": len(rows.outcomes),
        "ok": rows.ok,
        "warned": rows.warned,
        "refused": rows.refused,
        **_counts(made),
        "unknown_columns": list(table.unknown),
        "from_titles": table.given,
        "reasons": rows.reasons,
        "rows": [
            {
                "sheet": one.sheet,
                "row": one.number,
                "refused": one.refused,
                "warnings": list(one.warnings),
                "hints": [HINTS[code] for code in one.codes],
            }
            for one in rows.outcomes
            if one.codes
        ],
        "notes": [{"sheet": line.sheet, "row": line.number} for line in table.notes()],
        "other_sheets": told_of(book.others),
    }


def told_of(others: Iterable[Other]) -> list[dict[str, Any]]:
    """The sheets that are not taken, for programs."""
    return [{"sheet": one.name, "about": one.about, "rows": one.rows} for one in others]


def nothing_in(refusal: Refusal, file: Path) -> dict[str, Any]:
    """The report on a file without a table we take: every row that says something is refused, sheet by sheet."""
    try:
        others = others_in(read(file))
    except Refusal:
        others = ()
    rows = sum(one.rows for one in others)
    return {
        "by_sheet": [
            {"sheet": one.name, "rows_in": one.rows, "ok": 0, "refused": one.rows, "about": one.about} for one in others
        ],
        "rows_in": rows,
        "ok": 0,
        "warned": 0,
        "refused": rows,
        "unknown_columns": [],
        "reasons": {refusal.code: rows},
        "other_sheets": [],
    }


def _counts(made: Made) -> dict[str, Any]:
    if isinstance(made, places.ImportedEstates):
        counts = {"founded": made.founded, "changed": made.changed, "understood": made.understood}
        return counts | {"list": made.kept.code if made.kept else None}
    homes = made.homes
    residents = {"cards": made.cards, "tenures": made.tenures, "filled": made.filled, "same": made.same}
    residents["enterprises"] = made.firms
    batch = homes.batch.code if homes.batch else None
    return {"added": homes.added, "changed": homes.changed, "residents": residents, "batch": batch}
