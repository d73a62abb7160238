"""Meters of an estate, what they showed, and what was used in a span of days."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from uuid import UUID

from django.db.models import Q

from yuanba.domains.assets.access import meter_to
from yuanba.domains.assets.models import Meter, Reading
from yuanba.kernel.errors import absent
from yuanba.kernel.money import half_up
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


@dataclass(frozen=True)
class Use:
    """What one meter counted in a span of days, in hundredths with its factor; None where it was not read in them.

    `usual` is what so many days come to by its last reading; None where nothing is known.
    """

    meter: Meter
    used: int | None
    usual: int | None


def uses(yard: Yard, kind: str, since: date, until: date) -> list[Use]:
    """Of all meters of a kind that hung in these days, each with its place; of a day the last take counts."""
    hung = Meter.objects.filter(Q(gone_on=None) | Q(gone_on__gte=since), yard=yard, kind=kind, hung_on__lte=until)
    rows = Reading.objects.filter(yard=yard, meter__kind=kind, day__range=(since, until)).order_by("day", "take")
    counted: dict[UUID, dict[date, int]] = defaultdict(dict)
    for meter, day, used in rows.values_list("meter", "day", "used"):
        counted[meter][day] = used
    days = (until - since).days + 1
    return [_use(meter, counted.get(meter.id), since, days) for meter in hung.select_related("place").order_by("code")]


def _use(meter: Meter, counted: dict[date, int] | None, since: date, days: int) -> Use:
    begins = meter.hung_on >= since  # hung up in these days: what it showed then is its reading
    used = sum(counted.values()) * meter.factor if counted else 0 if begins else None
    usual = half_up(Fraction(meter.last_used * meter.factor * days, meter.last_days)) if meter.last_days else None
    return Use(meter, used, usual)
