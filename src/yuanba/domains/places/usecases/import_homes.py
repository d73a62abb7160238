"""The homes of an estate are taken over from a spreadsheet, with the buildings and units they stand in."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from yuanba.domains.places.events import HomesImported
from yuanba.domains.places.usecases._homes import RowOutcome, Taking
from yuanba.platform.access.public import Actor, check
from yuanba.platform.events.public import record
from yuanba.platform.sheets.public import Line
from yuanba.platform.yards.models import Yard


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
    def ok(self) -> int:
        """How many rows are a home."""
        return sum(not one.refused for one in self.outcomes)

    @property
    def warned(self) -> int:
        """How many rows made a home and should be looked at."""
        return sum(bool(one.warnings) and not one.refused for one in self.outcomes)

    @property
    def reasons(self) -> dict[str, int]:
        """How often each code was given."""
        codes = Counter(code for one in self.outcomes for code in (one.refused, *one.warnings) if code)
        return dict(sorted(codes.items()))


def import_homes(*, actor: Actor, yard: Yard, lines: Iterable[Line], dry_run: bool = False) -> ImportedHomes:
    """Lines with the columns zone, building, unit, room, whole, floor, area, use.

    One transaction; the same file again changes nothing; `dry_run` only says what would happen and keeps nobody
    waiting. Refused as absent without the right to manage the estate's places.
    """
    check(actor, "place.manage", yard)
    if dry_run:
        return _taken(Taking(yard), lines, write=False)
    with transaction.atomic():
        Yard.objects.select_for_update(no_key=True).get(id=yard.id)
        made = _taken(Taking(yard), lines, write=True)
        if made.places or made.changed:
            told = HomesImported(len(made.outcomes), made.added, made.changed, made.refused)
            record(told, yard=yard, actor=actor, subject=yard.id)
    return made


def _taken(taking: Taking, lines: Iterable[Line], *, write: bool) -> ImportedHomes:
    outcomes = taking.take(lines, write=write)
    return ImportedHomes(outcomes, taking.added, taking.changed, taking.places)
