"""What a row of a file said that no column holds: sealed, for it may be names, numbers and papers."""

import json
import re
from collections.abc import Mapping

from yuanba.domains.places.models import ImportBatch, ImportRow
from yuanba.platform.sealed.public import Unreadable, seal, unseal

_LONG = re.compile(r"(?<!\d)(?:1[3-9]\d(?:[ -]?\d){8}|\d{7,17}[\dXx])(?!\d)")


def _bound(row: ImportRow) -> str:
    return f"places.row {row.yard_id} {row.id}"


def kept_row(batch: ImportBatch, sheet: str, number: int, path: str, words: Mapping[str, str]) -> ImportRow:
    """The row, unsaved."""
    row = ImportRow(yard=batch.yard, batch=batch, sheet=sheet[:60], number=number, path=path)
    row.sealed = seal(json.dumps(dict(words), ensure_ascii=False), bound=_bound(row))
    return row


def words_of_row(row: ImportRow) -> dict[str, str]:
    """Heads and words as they may be shown: long numbers masked; nothing where no key opens it."""
    try:
        words = json.loads(unseal(row.sealed, bound=_bound(row)) or "{}")
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
