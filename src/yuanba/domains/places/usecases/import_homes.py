"""The homes of an estate are taken over from a spreadsheet, with the buildings and units they stand in."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction

from yuanba.domains.places.events import HomesImported
from yuanba.domains.places.models import Place
from yuanba.domains.places.rules import path_below
from yuanba.domains.places.rules.homes import HomeRow, home_of
from yuanba.domains.places.rules.spots import names_of
from yuanba.platform.access.public import Actor, check
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard

BATCH = 1000


@dataclass(frozen=True)
class RowOutcome:
    """What became of a row: `refused` is a code or empty, `warnings` are codes."""

    number: int
    refused: str
    warnings: tuple[str, ...]


@dataclass(frozen=True)
class ImportedHomes:
    """Every row is ok or refused; a warned one is ok. `added` counts homes, `places` all that was made."""

    outcomes: list[RowOutcome]
    added: int
    changed: int
    places: int

    @property
    def refused(self) -> int:
        """How many rows made no home."""
        return sum(bool(one.refused) for one in self.outcomes)

    @property
    def warned(self) -> int:
        """How many rows made a home and should be looked at."""
        return sum(bool(one.warnings) and not one.refused for one in self.outcomes)

    @property
    def reasons(self) -> dict[str, int]:
        """How often each code was given."""
        codes = Counter(code for one in self.outcomes for code in (one.refused, *one.warnings) if code)
        return dict(sorted(codes.items()))


def import_homes(
    *, actor: Actor, yard: Yard, rows: Iterable[tuple[int, Mapping[str, str]]], dry_run: bool = False
) -> ImportedHomes:
    """Rows as (number in the file, values by column: zone, building, unit, room, whole, floor, area).

    One transaction; the same file again changes nothing; `dry_run` takes everything back. Refused as absent
    without the right to manage the estate's places.
    """
    check(actor, "place.manage", yard)
    with transaction.atomic():
        Yard.objects.select_for_update(no_key=True).get(id=yard.id)
        taking = _Taking(yard)
        outcomes = [taking.take(number, home_of(values)) for number, values in rows]
        taking.write()
        made = ImportedHomes(outcomes, taking.added, len(taking.changed), len(taking.new))
        if taking.new or taking.changed:
            told = HomesImported(len(outcomes), made.added, made.changed, made.refused)
            record(told, yard=yard, actor=actor, subject=yard.id)
        transaction.set_rollback(dry_run)
    return made


class _Taking:
    """The tree of a yard as it is, and what comes to it."""

    def __init__(self, yard: Yard) -> None:
        self.yard = yard
        self.known = {place.path: place for place in Place.objects.filter(yard=yard)}
        self.new: list[Place] = []
        self.changed: list[Place] = []
        self.added = 0
        self.seen: dict[str, tuple[int | None, int | None]] = {}

    def take(self, number: int, row: HomeRow) -> RowOutcome:
        """One row."""
        if row.spot is None or row.refused:
            return RowOutcome(number, row.refused, ())
        place = self.known[self.yard.path]
        before = len(self.new)
        for kind, code in row.spot.steps:
            place = self._below(place, kind, code)
        facts = row.area, row.floor
        if self.seen.setdefault(place.path, facts) != facts:
            return RowOutcome(number, "", ("home-twice",))
        self.added += len(self.new) > before
        self._facts(place, row, is_new=len(self.new) > before)
        return RowOutcome(number, "", row.warnings)

    def _below(self, parent: Place, kind: str, code: str) -> Place:
        path = path_below(parent.path, code)
        if path not in self.known:
            name, name_en = names_of(kind, code)
            place = Place(yard=self.yard, parent=parent, kind=kind, name=name, name_en=name_en, path=path)
            is_top = parent.kind == Place.Kind.ROOT
            place.label = name if is_top else f"{parent.label} {name}"
            place.label_en = name_en if is_top else f"{parent.label_en}, {name_en}"
            self.known[path] = place
            self.new.append(place)
        return self.known[path]

    def _facts(self, place: Place, row: HomeRow, *, is_new: bool) -> None:
        """What the file says prevails; what it leaves out stays."""
        area = place.area if row.area is None else row.area
        floor = place.floor if row.floor is None else row.floor
        if (area, floor) != (place.area, place.floor):
            place.area, place.floor = area, floor
            if not is_new:
                self.changed.append(place)

    def write(self) -> None:
        """In few statements; a place stands after the one above it."""
        Place.objects.bulk_create(self.new, batch_size=BATCH)
        Place.objects.bulk_update(self.changed, ["area", "floor"], batch_size=BATCH)
