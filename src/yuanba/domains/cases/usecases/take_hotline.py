"""A file of the city's hotline is taken in: each row becomes a case, once, whoever takes it and how often."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import islice

from django.db import IntegrityError, transaction
from django.db.models import Max

from yuanba.domains.cases.events import HotlineTaken
from yuanba.domains.cases.hotline_keeping import kept_row
from yuanba.domains.cases.models import HotlineBatch, HotlineProfile
from yuanba.domains.cases.rules.hotline import MOST_ROWS
from yuanba.domains.cases.usecases._hotline import Coming, read_rows, report_row
from yuanba.domains.places.public import Source
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, register
from yuanba.platform.access.public import Actor, check
from yuanba.platform.events.public import record
from yuanba.platform.sheets.public import Line, Outcomes
from yuanba.platform.yards.models import Yard

register("hotline-long", 422, "More than 2,000 rows. Please divide the file.")


@dataclass(frozen=True)
class TakenHotline(Outcomes):
    """Every row is ok or refused; `added` became cases, `waiting` need a place, `same` were here before."""

    rows: list[Coming]
    batch: HotlineBatch | None = field(default=None, compare=False)
    made: int = 0

    @property
    def warned(self) -> int:
        """Rows that are taken in and should be looked at."""
        return sum(bool(one.outcome.warnings) and one.is_new for one in self.rows)

    @property
    def same(self) -> int:
        """Rows that were here before."""
        return sum(not one.outcome.refused and not one.is_new for one in self.rows)

    @property
    def added(self) -> int:
        """New cases."""
        return sum(one.is_new and one.place is not None for one in self.rows)

    @property
    def waiting(self) -> int:
        """New rows for which a place is to be chosen."""
        return sum(one.is_new and one.place is None for one in self.rows)


def take_hotline(
    *,
    actor: Actor,
    yard: Yard,
    lines: Iterable[Line],
    source: Source,
    heads: tuple[str, ...] = (),
    profile: HotlineProfile | None = None,
    dry_run: bool = False,
) -> TakenHotline:
    """Lines with our names of the columns. A row is a transaction of its own, so that nobody waits for the file.

    The same file again, also at the same time, changes nothing and makes no batch; broken off, it goes on where it
    stopped. `dry_run` only says what would happen. Refused: `hotline-long`, absent.
    """
    check(actor, "case.hotline", yard)
    given = list(islice(lines, MOST_ROWS + 1))
    if len(given) > MOST_ROWS:
        raise Refusal("hotline-long")
    read = _counted(read_rows(yard, given))
    if dry_run or profile is None or not any(one.is_new for one in read.rows):
        return read
    batch = _batch(actor, yard, source, heads, profile)
    rows = [_taken(actor, batch, one, profile.visibility) if one.is_new else one for one in read.rows]
    taken = _counted(rows, batch, sum(one.is_new for one in rows))
    with transaction.atomic():
        _count(batch, taken)
        if taken.made:
            told = HotlineTaken(batch.number, len(rows), taken.added)
            record(told, yard=yard, actor=actor, subject=batch.id)
    return taken


def _batch(actor: Actor, yard: Yard, source: Source, heads: tuple[str, ...], profile: HotlineProfile) -> HotlineBatch:
    """The batch of this file; the one that is there where it was begun before."""
    with transaction.atomic():
        Yard.objects.select_for_update(no_key=True).get(id=yard.id)
        rows = HotlineBatch.objects.filter(yard=yard)
        found = rows.filter(digest=source.digest).first()
        if found is None:
            last = rows.aggregate(last=Max("number"))["last"] or 0
            found = HotlineBatch(yard=yard, number=last + 1, name=source.name[:120], digest=source.digest)
            found.profile, found.heads, found.at = profile, list(heads), clock.now()
            found.account, found.by = actor.account, actor.name[:60]
            found.save()
    found.yard = yard
    return found


def _taken(actor: Actor, batch: HotlineBatch, one: Coming, visibility: str) -> Coming:
    try:
        with transaction.atomic():
            row = kept_row(batch, one.line, one.said)
            row.save()
            if one.place is not None:
                report_row(actor, row, one.said, one.place, visibility)
                row.save()
    except IntegrityError:  # somebody else took it in at this moment
        return replace(one, outcome=replace(one.outcome, warnings=("hotline-known",), place=""))
    except Refusal:
        return replace(one, outcome=replace(one.outcome, refused="hotline-refused", warnings=()))
    return one


def _counted(rows: list[Coming], batch: HotlineBatch | None = None, made: int = 0) -> TakenHotline:
    return TakenHotline([one.outcome for one in rows], rows, batch, made)


def _count(batch: HotlineBatch, taken: TakenHotline) -> None:
    HotlineBatch.objects.select_for_update(no_key=True).get(yard=batch.yard, id=batch.id)
    batch.rows_in, batch.warned, batch.refused = len(taken.rows), taken.warned, taken.refused
    batch.added = batch.rows.filter(yard=batch.yard).count()
    batch.save()
