"""Rows of a spreadsheet become places, a slice at a time: what stands in memory hardly grows with the file."""

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from itertools import islice
from typing import NamedTuple

from yuanba.domains.places.models import ImportBatch, ImportChange, Place
from yuanba.domains.places.rules import path_below
from yuanba.domains.places.rules.homes import HomeRow, home_of, is_about_people
from yuanba.domains.places.rules.spots import Spot, names_of
from yuanba.domains.places.usecases._rows import NOBODY, SLICE, Beside, Kept, Row
from yuanba.platform.sheets.public import Line, RowOutcome
from yuanba.platform.yards.models import Yard

ABOVE = frozenset({"root", "zone", "building", "unit"})  # what a home may stand in
PLACE_COLUMNS = frozenset({"zone", "building", "unit", "room", "whole", "space"})


class Step(NamedTuple):
    """One place on the way down to a home."""

    kind: str
    code: str
    path: str


class Taking:
    """The tree of a yard as far as the file speaks of it, and what comes to it with a batch."""

    def __init__(self, yard: Yard, batch: ImportBatch, beside: Beside = NOBODY) -> None:
        self.yard, self.batch, self.beside = yard, batch, beside
        self.kept = Kept(batch)
        self.added = self.changed = self.places = 0
        self._above = {yard.path: Place.objects.get(yard=yard, path=yard.path)}
        self._near: dict[str, Place] = {}
        self._seen: dict[int, tuple[int | None, int | None]] = {}
        self._last, self._kind = RowOutcome("", 0, "", ()), ""
        self._new: list[Place] = []
        self._other: list[Place] = []
        self._changes: list[ImportChange] = []

    def take(self, lines: Iterable[Line], *, write: bool) -> Iterator[RowOutcome]:
        """All rows; without `write` it is only said what would become of them."""
        for some in _slices(lines):
            yield from self._slice(some, write=write)

    def _slice(self, lines: list[Line], *, write: bool) -> list[RowOutcome]:
        rows = [(line, home_of(line.values)) for line in lines]
        last = {f"{self.yard.path}/{self._last.place}"} if self._last.place else set()
        self._load(last.union(step.path for _line, row in rows if row.spot for step in self._steps(row.spot)))
        taken = [self._row(line, row) for line, row in rows]
        self.places += len(self._new)
        self.changed += len(self._other)
        if write:
            self._write()
        found = self.beside.take(self.batch, taken, write=write)
        outcomes = self.kept.keep(taken, found, write=write)
        self._new, self._other, self._changes, self._near = [], [], [], {}
        return outcomes

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

    def _row(self, line: Line, row: HomeRow) -> Row:
        """A row that is refused, or a home, or people of the home above."""
        if row.spot is None or row.refused:
            return self._no_home(line, row)
        *above, end = self._steps(row.spot)
        between = any(_short(step.path) in self._seen or step.path in self._near for step in above)
        if end.path in self._above or between:
            return self._told(line, "home-inside")
        twice = self._again(end.path, row.area, row.floor)
        if twice is None:
            self._home(above, end, row)
        warnings = row.warnings if not twice else (*row.warnings, "home-twice")
        if any(step.kind != self._above[step.path].kind for step in above if step.path in self._above):
            warnings = (*warnings, "home-kind")
        self._kind = end.kind
        return self._told(line, "", warnings, end.path)

    def _no_home(self, line: Line, row: HomeRow) -> Row:
        """Refused, but for a line about people only: it belongs to the home above it, or to none."""
        has_columns = not PLACE_COLUMNS.isdisjoint(line.values)
        if self.beside is NOBODY or not is_about_people(line.values):
            return self._told(line, row.refused)
        if not has_columns:
            return Row(line, RowOutcome(line.sheet, line.number, "", ()), None)
        if self._last.sheet != line.sheet or not self._last.place:
            return self._told(line, row.refused)
        path = f"{self.yard.path}/{self._last.place}"
        return self._told(line, "", ("home-above",), path)

    def _told(self, line: Line, refused: str, warnings: tuple[str, ...] = (), path: str = "") -> Row:
        where = path.removeprefix(f"{self.yard.path}/")
        self._last = RowOutcome(line.sheet, line.number, refused, warnings, where)
        if not path:
            return Row(line, self._last, None)
        home = self._near.get(path) or Place(yard=self.yard, path=path, kind=self._kind)  # of a slice before, unsaved
        return Row(line, self._last, home)

    def _again(self, path: str, area: int | None, floor: int | None) -> bool | None:
        """None the first time; else whether the row says something that the first did not."""
        key, facts = _short(path), (area, floor)
        if key not in self._seen:
            self._seen[key] = facts
            return None
        return any(new not in (None, old) for new, old in zip(facts, self._seen[key], strict=True))

    def _home(self, above: list[Step], end: Step, row: HomeRow) -> None:
        """What the file says prevails; what it leaves out stays."""
        place = self._near.get(end.path)
        if place is None:
            parent = self._above[self.yard.path]
            for step in above:
                parent = self._above.get(step.path) or self._make(parent, step)
                self._above[step.path] = parent
            place = self._near[end.path] = self._make(parent, end)
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
        if self._new or self._other:
            self.batch.save_once()
        Place.objects.bulk_create(self._new)
        Place.objects.bulk_update(self._other, ["area", "floor"])
        ImportChange.objects.bulk_create(self._changes)


def _short(path: str) -> int:
    """A number for a path: a third of its size in memory."""
    return int.from_bytes(blake2b(path.encode(), digest_size=8).digest())


def _slices(lines: Iterable[Line]) -> Iterator[list[Line]]:
    rows = iter(lines)
    while some := list(islice(rows, SLICE)):
        yield some
