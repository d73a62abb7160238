"""What a row of a file said that no column holds: sealed, for it may be names, numbers and papers."""

import json
import re
from collections.abc import Collection, Mapping
from uuid import UUID

from yuanba.domains.places.models import ImportBatch, ImportRow
from yuanba.platform.sealed.public import Unreadable, column
from yuanba.platform.sheets.public import RowOutcome
from yuanba.platform.yards.models import Yard

SLICE = 200
_LONG = re.compile(r"(?<!\d)(?:1[3-9]\d(?:[ -]?\d){8}|\d{7,17}[\dXx])(?!\d)")


def kept_row(batch: ImportBatch, said: RowOutcome, words: Mapping[str, str]) -> ImportRow:
    """The row with what became of it, unsaved."""
    row = ImportRow(yard=batch.yard, batch=batch, sheet=said.sheet[:60], number=said.number, path=said.place)
    row.state, row.codes = said.state, list(said.codes)
    if words:
        column(row, "sealed").put(row, json.dumps(dict(words), ensure_ascii=False))
    return row


def words_of_row(row: ImportRow) -> dict[str, str]:
    """Heads and words as they may be shown: long numbers masked; nothing where no key opens it."""
    try:
        words = json.loads(column(row, "sealed").opened(row) or "{}")
    except Unreadable:
        return {}
    return {head: masked(text) for head, text in words.items()}


def masked(text: str) -> str:
    """Telephones and papers in it as everywhere: '138****4402'."""
    return _LONG.sub(lambda found: _mask(found[0]), text)


def _mask(number: str) -> str:
    number = number.replace(" ", "").replace("-", "")
    last = 4 if len(number) <= 12 else 2
    return number[:3] + "*" * (len(number) - 3 - last) + number[-last:]


def forget_rows(yard: Yard, came: Collection[tuple[UUID, str]], marks: Collection[str]) -> int:
    """What rows of files say of somebody is emptied; how many rows. For use cases that asked for the right to erase.

    `came` are batches and paths of homes: those rows brought that person. `marks` are names and numbers: rows of the
    same homes, and rows without a home, that say one of them.
    """
    known = {(batch, path.removeprefix(f"{yard.path}/")) for batch, path in came}
    wanted = [_bare(mark) for mark in marks if len(_bare(mark)) > 1]
    rows = ImportRow.objects.filter(yard=yard, path__in={"", *(path for _batch, path in known)}).exclude(sealed="")
    gone = [row.id for row in rows.iterator() if (row.batch_id, row.path) in known or _says(row, wanted)]
    for start in range(0, len(gone), SLICE):
        ImportRow.objects.filter(yard=yard, id__in=gone[start : start + SLICE]).update(sealed="")
    return len(gone)


def _says(row: ImportRow, marks: Collection[str]) -> bool:
    try:
        text = _bare(column(row, "sealed").opened(row))
    except Unreadable:
        return True  # nobody reads it, and nobody can say what it holds
    return any(mark in text for mark in marks)


def _bare(text: str) -> str:
    """Without what people put between figures and words."""
    return "".join(text.replace("-", "").split())
