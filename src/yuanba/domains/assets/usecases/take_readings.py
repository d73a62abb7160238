"""Readings are taken over from a spreadsheet: number of the meter, what it shows, day."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction

from yuanba.domains.assets.events import ReadingsTaken
from yuanba.domains.assets.models import Meter
from yuanba.domains.assets.rules.meters import value_of
from yuanba.domains.assets.writing import Shown, take
from yuanba.kernel import clock
from yuanba.kernel.days import day_of
from yuanba.kernel.errors import Refusal, absent, register
from yuanba.platform.access.public import Actor, anywhere, visible
from yuanba.platform.events.public import record
from yuanba.platform.sheets.public import Line
from yuanba.platform.yards.models import Yard

register("meter-unknown", 422, "No meter of this number hangs here.")
register("readings-many", 422, "At most 20,000 rows at once. Please divide the file.")
MOST_ROWS = 20_000


@dataclass(frozen=True)
class Taken:
    """What came of a row: its number in the sheet, the meter, what it shows; the code of why not; whether it is new."""

    number: int
    code: str
    value: str
    refused: str = ""
    is_new: bool = False
    used: int = 0
    data: dict[str, object] = field(default_factory=dict)


class _LookedAtError(Exception):
    """Ends a look at a file: nothing of it is kept."""


def take_readings(
    *, actor: Actor, yard: Yard, lines: Iterable[Line], day: date | None = None, dry_run: bool = False
) -> list[Taken]:
    """Row by row, in one transaction; `day` where a row has none (else today). The same file again takes nothing.

    Refused: `readings-many`, absent. What is wrong with a row stands in it, and the others are taken.
    """
    if not anywhere(actor, "meter.take"):
        raise absent()
    rows = [line for line in lines if not line.is_note]
    if len(rows) > MOST_ROWS:
        raise Refusal("readings-many")
    found: list[Taken] = []
    try:
        with transaction.atomic():
            _take_all(actor, yard, rows, day or clock.today(), found)
            closed = next((one for one in found if one.refused == "yard-closed"), None)
            if closed and not dry_run:
                raise Refusal("yard-closed", day=closed.data["day"], to=closed.data["to"])
            if dry_run:
                raise _LookedAtError
    except _LookedAtError:
        pass
    return found


def _take_all(actor: Actor, yard: Yard, rows: list[Line], day: date, found: list[Taken]) -> None:
    codes = {line.values.get("code", "").strip() for line in rows}
    locked = Meter.objects.select_for_update(of=("self",), no_key=True).select_related("place")
    there = locked.filter(visible(actor, "meter.take", "place__path"), yard=yard, gone_on=None)
    meters = {one.code: one for one in there.filter(code__in=codes).order_by("id")}
    for one in meters.values():
        one.yard = yard
    found += [_taken(actor, meters, line, day) for line in rows]
    count = sum(one.is_new for one in found)
    if count:
        record(ReadingsTaken(len(rows), count), yard=yard, actor=actor, subject=yard.id)


def _taken(actor: Actor, meters: dict[str, Meter], line: Line, day: date) -> Taken:
    code, text = line.values.get("code", "").strip(), line.values.get("value", "")
    meter = meters.get(code)
    if meter is None:
        return Taken(line.number, code, text, "meter-unknown")
    said = line.values.get("day", "")
    on = day_of(said) if said else day
    try:
        if on is None:
            return Taken(line.number, code, text, "reading-day", data={"last": meter.last_day.isoformat()})
        reading, is_new = take(actor, meter, Shown(on, value_of(text), source="sheet"))
    except ValueError:
        return Taken(line.number, code, text, "reading-number")
    except Refusal as refusal:
        wrong = next(iter(refusal.fields.values()), refusal.code)
        return Taken(line.number, code, text, wrong, data=refusal.data)
    return Taken(line.number, code, text, is_new=is_new, used=reading.used)
