"""The homes of an estate are taken over from a spreadsheet, with the buildings and units they stand in."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from django.db import transaction
from django.db.models import Max

from yuanba.domains.places.events import HomesImported
from yuanba.domains.places.models import ImportBatch
from yuanba.domains.places.usecases._homes import Taking
from yuanba.domains.places.usecases._rows import NOBODY, Beside
from yuanba.kernel import clock
from yuanba.platform.access.public import Actor, check
from yuanba.platform.events.public import record
from yuanba.platform.sheets.public import Line, Outcomes
from yuanba.platform.yards.models import Yard


@dataclass(frozen=True)
class ImportedHomes(Outcomes):
    """Every row is ok or refused; a warned one is ok. `added` counts homes, `places` all that was made.

    `is_new` says whether anything comes of the file that is not here yet.
    """

    added: int
    changed: int
    places: int
    is_new: bool = False
    batch: ImportBatch | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Source:
    """The file: its name, SHA-256 of its bytes, the heads in it that nobody understands."""

    name: str = ""
    digest: str = ""
    unknown: tuple[str, ...] = ()


NO_FILE = Source()


def import_homes(
    *,
    actor: Actor,
    yard: Yard,
    lines: Iterable[Line],
    source: Source = NO_FILE,
    dry_run: bool = False,
    beside: Beside = NOBODY,
) -> ImportedHomes:
    """Lines with the columns zone, building, unit, room, whole, space, floor, area, use; `beside` takes what is more.

    One transaction and one batch, which can be undone; the same file again changes nothing and makes no batch;
    `dry_run` only says what would happen and keeps nobody waiting. Refused as absent without the right to manage
    the estate's places.
    """
    check(actor, "place.manage", yard)
    batch = ImportBatch(yard=yard, name=source.name[:120], digest=source.digest, at=clock.now())
    batch.unknown = list(source.unknown)
    if dry_run:
        return _taken(batch, lines, beside, write=False)
    with transaction.atomic():
        Yard.objects.select_for_update(no_key=True).get(id=yard.id)
        _number(batch, actor)
        made = _taken(batch, lines, beside, write=True)
        if not made.is_new:
            return made
        _count(batch, made)
        told = HomesImported(len(made.outcomes), made.added, made.changed, made.refused, batch.number)
        record(told, yard=yard, actor=actor, subject=yard.id)
    return replace(made, batch=batch)


def _taken(batch: ImportBatch, lines: Iterable[Line], beside: Beside, *, write: bool) -> ImportedHomes:
    taking = Taking(batch.yard, batch, beside)
    outcomes = list(taking.take(lines, write=write))
    is_new = bool(taking.places or taking.changed or taking.kept.count or beside.changes)
    if write and is_new:
        batch.save_once()
        taking.kept.keep_odd(outcomes)
    return ImportedHomes(outcomes, taking.added, taking.changed, taking.places, is_new)


def _number(batch: ImportBatch, actor: Actor) -> None:
    """The next number of the yard, whose row is locked."""
    last = ImportBatch.objects.filter(yard=batch.yard).aggregate(last=Max("number"))["last"]
    batch.number = (last or 0) + 1
    batch.account, batch.by = actor.account, actor.name[:60]


def _count(batch: ImportBatch, made: ImportedHomes) -> None:
    batch.rows_in, batch.warned, batch.refused = len(made.outcomes), made.warned, made.refused
    batch.added, batch.changed, batch.places = made.added, made.changed, made.places
    batch.save()
