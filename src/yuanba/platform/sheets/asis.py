"""A table whose heads nobody knows beforehand: its heads as they are, and our names put over them by hand."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice

from yuanba.platform.sheets.heads import MOST_SIGNS, labels, plain_head
from yuanba.platform.sheets.reading import Sheet
from yuanba.platform.sheets.tables import LOOKED_AT, Part

FEWEST = 3  # heads of a table


def head_rows(sheets: Iterable[Sheet]) -> Iterator[Part]:
    """Every row that may be a head, as a table without names: at least three short cells, no number among them."""
    for sheet in sheets:
        for index, row in enumerate(islice(sheet.rows, LOOKED_AT)):
            said = [place for place, cell in enumerate(row) if cell]
            if len(said) < FEWEST or any(len(row[place]) > MOST_SIGNS or _is_value(row[place]) for place in said):
                continue
            kept = labels({place: row[place] for place in said})
            yield Part(sheet, index, {}, kept, tuple(row[said[0] : said[-1] + 1]), said[0], said[-1])


def _is_value(cell: str) -> bool:
    return sum(sign.isdigit() for sign in cell) > 2


def heads_of(part: Part) -> dict[int, str]:
    """The heads by column, those alike told apart: '备注', '备注 (2)'."""
    shown = {part.first + place: head for place, head in enumerate(part.heads) if head}
    return labels(shown)


def named(part: Part, fields: Mapping[str, str]) -> Part:
    """The same table with our names over these heads; what is not there is left out."""
    heads = heads_of(part)
    places = {plain_head(head): place for place, head in reversed(heads.items())}
    places |= {head: place for place, head in heads.items()}
    found = {places.get(head, places.get(plain_head(head))): name for name, head in fields.items()}
    names = {place: name for place, name in found.items() if place is not None}
    kept = {place: head for place, head in heads.items() if place not in names}
    return replace(part, names=names, kept=kept)
