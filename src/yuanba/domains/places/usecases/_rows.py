"""What became of the rows of a file, what a higher room takes from them, and what is kept beside."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple, Protocol

from yuanba.domains.places.keeping import kept_row
from yuanba.domains.places.models import ImportBatch, ImportRow, Place
from yuanba.platform.sheets.public import Line, RowOutcome


class Row(NamedTuple):
    """A line with what became of it; `home` is its place, unsaved where nothing is written, None for no home."""

    line: Line
    outcome: RowOutcome
    home: Place | None


class Found(NamedTuple):
    """What a higher room says of a row: what to look at, words to be kept with it, why it is refused after all."""

    warnings: tuple[str, ...] = ()
    kept: Mapping[str, str] = MappingProxyType({})
    refused: str = ""


class Beside(Protocol):
    """What a higher room takes from the same rows, in the same transaction and batch."""

    def take(self, batch: ImportBatch, rows: Sequence[Row], *, write: bool) -> Sequence[Found]:
        """One answer for each row, in their order."""

    @property
    def changes(self) -> int:
        """How much has come or was changed."""


class _Nobody:
    changes = 0

    def take(self, batch: ImportBatch, rows: Sequence[Row], *, write: bool) -> Sequence[Found]:
        return [Found()] * len(rows)


NOBODY: Beside = _Nobody()


class Kept:
    """Words of the rows that no column here holds: once for each file."""

    def __init__(self, batch: ImportBatch) -> None:
        done = ImportBatch.objects.filter(yard=batch.yard, digest=batch.digest, state=ImportBatch.State.DONE)
        self.batch, self.is_known, self.count = batch, done.exists(), 0

    def keep(self, rows: Sequence[Row], found: Sequence[Found], *, write: bool) -> list[RowOutcome]:
        """The outcomes with what the higher room said of them."""
        outcomes, new = [], []
        for (line, outcome, _home), said in zip(rows, found, strict=True):
            told = _together(outcome, said)
            outcomes.append(told)
            words = {**line.unknown, **said.kept}
            if words and not told.refused and not self.is_known:
                new.append((told, words))
        self.count += len(new)
        if write and new:
            self.batch.save_once()
            rows_ = [kept_row(self.batch, one.sheet, one.number, one.place, words) for one, words in new]
            ImportRow.objects.bulk_create(rows_)
        return outcomes


def _together(outcome: RowOutcome, said: Found) -> RowOutcome:
    if said.refused:
        return replace(outcome, refused=said.refused, warnings=())
    return replace(outcome, warnings=(*outcome.warnings, *said.warnings)) if said.warnings else outcome
