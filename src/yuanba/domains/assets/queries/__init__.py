"""Meters of an estate, what they showed, and what was used in a span of days."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from yuanba.domains.assets.access import meter_to
from yuanba.domains.assets.models import Meter, Reading
from yuanba.kernel.errors import absent
from yuanba.kernel.paging import Page, page_of
from yuanba.platform.access.public import Actor, anywhere, visible
from yuanba.platform.yards.models import Yard

PAGE, LAST = 50, 24


@dataclass(frozen=True)
class MeterSheet:
    """A meter and its last readings, the newest first."""

    meter: Meter
    readings: Sequence[Reading]


def meters(actor: Actor, yard: Yard, *, kind: str = "", after: str = "") -> Page[Meter]:
    """Those that hang, by their numbers, each with its place and its last reading."""
    if not anywhere(actor, "meter.see"):
        raise absent()
    rows = (
        Meter.objects.filter(visible(actor, "meter.see", "place__path"), yard=yard, gone_on=None)
        .select_related("place")
        .order_by("code")
    )
    rows = rows.filter(kind=kind) if kind else rows
    return page_of(rows.filter(code__gt=after) if after else rows, lambda one: one.code, PAGE)


def meter_sheet(actor: Actor, yard: Yard, meter_id: UUID) -> MeterSheet:
    """One meter; refused as absent."""
    meter = meter_to(actor, yard, meter_id, "meter.see")
    rows = Reading.objects.filter(yard=yard, meter=meter).order_by("-day", "-take")
    return MeterSheet(meter, list(rows[:LAST]))


def used_between(meter: Meter, since: date, until: date) -> int:
    """What was used by readings of these days, in hundredths, with the factor; of a day the last take counts."""
    rows = Reading.objects.filter(yard=meter.yard_id, meter=meter, day__range=(since, until)).order_by("day", "take")
    last = {one.day: one.used for one in rows}
    return sum(last.values()) * meter.factor
