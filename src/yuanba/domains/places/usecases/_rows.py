"""What became of the rows of a file, what a higher room takes from them, and what is kept beside."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from types import MappingProxyType
from typing import NamedTuple, Protocol

from yuanba.domains.places.keeping import kept_row
from yuanba.domains.places.models import ImportBatch, ImportRow, Place
from yuanba.platform.sheets.public import Line, RowOutcome

SLICE = 500


class Row(NamedTuple):
    """A line with what became of it; `home` is its place, unsaved where nothing is written, None for no home."""

    line: Line
    outcome: RowOutcome
    home: Place | None


class Found(NamedTuple):
    """What a higher room says of a row: what to look at, words to be kept with it, why it is refused after all.

    `homes` are those of a row that names none itself: another sheet gave them to its people.
    """

    warnings: tuple[str, ...] = ()
    kept: Mapping[str, str] = MappingProxyType({})
    refused: str = ""
    homes: tuple[str, ...] = ()


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
    """What a batch keeps of its rows: words that no column here holds, once for each file; and what was odd in them."""

    def __init__(self, batch: ImportBatch) -> None:
        done = ImportBatch.objects.filter(yard=batch.yard, digest=batch.digest, state=ImportBatch.State.DONE)
        self.batch, self.is_known, self.count = batch, done.exists(), 0
        self._with_words: set[tuple[str, int]] = set()

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
            ImportRow.objects.bulk_create([kept_row(self.batch, one, words) for one, words in new])
            self._with_words.update((one.sheet, one.number) for one, _words in new)
        return outcomes

    def keep_odd(self, outcomes: Iterable[RowOutcome]) -> None:
        """Those refused or to be looked at that are not kept with words; only of a batch that is."""
        odd = (one for one in outcomes if one.codes and (one.sheet, one.number) not in self._with_words)
        while some := [kept_row(self.batch, one, {}) for one in islice(odd, SLICE)]:
            ImportRow.objects.bulk_create(some)


def _together(outcome: RowOutcome, said: Found) -> RowOutcome:
    if said.refused:
        return replace(outcome, refused=said.refused, warnings=())
    if not said.warnings and not said.homes:
        return outcome
    place, *also = said.homes or (outcome.place,)
    return replace(outcome, warnings=(*outcome.warnings, *said.warnings), place=place, also=tuple(also))
