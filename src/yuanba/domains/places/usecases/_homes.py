"""Rows of a spreadsheet become places, a slice at a time: what stands in memory hardly grows with the file."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from yuanba.domains.places.models import ImportBatch, ImportChange, Place
from yuanba.domains.places.rules import path_below
from yuanba.domains.places.rules.homes import HomeRow, home_of
from yuanba.domains.places.rules.spots import Spot, names_of
from yuanba.platform.sheets.public import Line
from yuanba.platform.yards.models import Yard

SLICE = 500
ABOVE = frozenset({"root", "zone", "building", "unit"})  # what a home may stand in
Facts = tuple[int | None, int | None]  # area and floor


@dataclass(frozen=True, slots=True)
class RowOutcome:
    """What became of a row: `refused` is a code or empty, `warnings` are codes, `place` where it stands in the yard."""

    sheet: str
    number: int
    refused: str
    warnings: tuple[str, ...]
    place: str = ""


class Step(NamedTuple):
    """One place on the way down to a home."""

    kind: str
    code: str
    path: str


class Taking:
    """The tree of a yard as far as the file speaks of it, and what comes to it with a batch."""

    def __init__(self, yard: Yard, batch: ImportBatch) -> None:
        self.yard, self.batch = yard, batch
        self.added = self.changed = self.places = 0
        self._above = {yard.path: Place.objects.get(yard=yard, path=yard.path)}
        self._near: dict[str, Place] = {}
        self._seen: dict[str, Facts] = {}
        self._new: list[Place] = []
        self._other: list[Place] = []
        self._changes: list[ImportChange] = []

    def take(self, lines: Iterable[Line], *, write: bool) -> list[RowOutcome]:
        """All rows; without `write` it is only said what would become of them."""
        return [outcome for some in _slices(lines) for outcome in self._slice(some, write=write)]

    def _slice(self, lines: list[Line], *, write: bool) -> Iterator[RowOutcome]:
        rows = [(line, home_of(line.values)) for line in lines]
        self._load({step.path for _line, row in rows if row.spot for step in self._steps(row.spot)})
        for line, row in rows:
            yield self._row(line, row)
        self.places += len(self._new)
        self.changed += len(self._other)
        if write:
            self._write()
        self._new, self._other, self._changes, self._near = [], [], [], {}

    def _steps(self, spot: Spot) -> list[Step]:
        steps, path = [], self.yard.path
        for kind, code in spot.steps:
            path = path_below(path, code)
            steps.append(Step(kind, code, path))
        return steps

    def _load(self, paths: set[str]) -> None:
        """What is there of these places, in one statement."""
        wanted = paths - self._above.keys()
        for place in Place.objects.filter(yard=self.yard, path__in=wanted):
            (self._above if place.kind in ABOVE else self._near)[place.path] = place

    def _row(self, line: Line, row: HomeRow) -> RowOutcome:
        if row.spot is None or row.refused:
            return RowOutcome(line.sheet, line.number, row.refused, ())
        *above, end = self._steps(row.spot)
        where = end.path.removeprefix(f"{self.yard.path}/")
        if end.path in self._above or any(step.path in self._seen or step.path in self._near for step in above):
            return RowOutcome(line.sheet, line.number, "home-inside", ())
        twice = self._again(end.path, (row.area, row.floor))
        if twice is None:
            self._home(above, end, row)
        warnings = row.warnings if not twice else (*row.warnings, "home-twice")
        return RowOutcome(line.sheet, line.number, "", warnings, where)

    def _again(self, path: str, facts: Facts) -> bool | None:
        """None the first time; else whether the row says something that the first did not."""
        first = self._seen.setdefault(path, facts)
        return None if first is facts else any(new not in (None, old) for new, old in zip(facts, first, strict=True))

    def _home(self, above: list[Step], end: Step, row: HomeRow) -> None:
        """What the file says prevails; what it leaves out stays."""
        place = self._near.get(end.path)
        if place is None:
            parent = self._above[self.yard.path]
            for step in above:
                parent = self._above.get(step.path) or self._make(parent, step)
                self._above[step.path] = parent
            place = self._make(parent, end)
            place.area, place.floor = row.area, row.floor
            self.added += 1
            return
        area = place.area if row.area is None else row.area
        floor = place.floor if row.floor is None else row.floor
        if (area, floor) != (place.area, place.floor):
            change = ImportChange(yard=self.yard, batch=self.batch, place=place, area=area, floor=floor)
            change.area_before, change.floor_before = place.area, place.floor
            place.area, place.floor = area, floor
            self._other.append(place)
            self._changes.append(change)

    def _make(self, parent: Place, step: Step) -> Place:
        name, name_en = names_of(step.kind, step.code)
        place = Place(yard=self.yard, parent=parent, kind=step.kind, path=step.path, batch=self.batch)
        place.name, place.name_en = name, name_en
        is_top = parent.kind == Place.Kind.ROOT
        place.label = name if is_top else f"{parent.label} {name}"
        place.label_en = name_en if is_top else f"{parent.label_en}, {name_en}"
        self._new.append(place)
        return place

    def _write(self) -> None:
        """In few statements; the batch first, and a place after the one above it."""
        if (self._new or self._other) and self.batch._state.adding:
            self.batch.save()
        Place.objects.bulk_create(self._new)
        Place.objects.bulk_update(self._other, ["area", "floor"])
        ImportChange.objects.bulk_create(self._changes)


def _slices(lines: Iterable[Line]) -> Iterator[list[Line]]:
    rows = iter(lines)
    while some := list(islice(rows, SLICE)):
        yield some
