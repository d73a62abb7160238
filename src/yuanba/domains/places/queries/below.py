"""Stations and imports over all yards below an office."""

from datetime import datetime

from django.db.models import Q, QuerySet

from yuanba.domains.places.models import ImportBatch, Station
from yuanba.domains.places.queries.overlay import StationLine
from yuanba.domains.places.rules.hours import is_open, spans_of
from yuanba.kernel.errors import absent
from yuanba.kernel.paging import Page, moment_key, split_key
from yuanba.platform.access.public import Actor, visible

STATIONS, IMPORTS = "place.see_stations", "place.see_imports"
SIZE = 50
NARROWED: dict[str, Q] = {
    "done": Q(state=ImportBatch.State.DONE),
    "refused": Q(refused__gt=0),
    "undone": Q(state=ImportBatch.State.UNDONE),
}


def stations_below(actor: Actor, moment: datetime, *, only_open: bool = False, after: str = "") -> Page[StationLine]:
    """The stations of all yards the actor may see, in order of path; `moment` stands in the local time.

    One statement, two where only those open at the moment are asked for.
    """
    if not after.isprintable():  # PostgreSQL takes no NUL
        raise absent()
    rows = Station.objects.filter(visible(actor, STATIONS, "yard__path"))
    if only_open:
        rows = rows.filter(hours__in=_open_hours(rows, moment))
    rows = rows.filter(place__path__gt=after).select_related("place", "yard").order_by("place__path")
    found = list(rows[: SIZE + 1])
    lines = [StationLine(row.place, row, is_open(spans_of(row.hours), moment)) for row in found[:SIZE]]
    return Page(lines, found[SIZE - 1].place.path if len(found) > SIZE else "")


def _open_hours(rows: QuerySet[Station], moment: datetime) -> list[str]:
    """Of the hours that stations have, those that hold now: they are few, however many stations there are."""
    every = rows.order_by().values_list("hours", flat=True).distinct()
    return [hours for hours in every if is_open(spans_of(hours), moment)]


def batches_below(actor: Actor, *, of: str = "", after: str = "") -> Page[ImportBatch]:
    """What the yards the actor may see took in from files, the newest first; `of` is one of `NARROWED`."""
    if of and of not in NARROWED:
        raise absent()
    rows = ImportBatch.objects.filter(visible(actor, IMPORTS, "yard__path"), NARROWED.get(of, Q()))
    if after:
        moment, key = split_key(after)
        rows = rows.filter(Q(at__lt=moment) | Q(at=moment, id__lt=key))
    found = list(rows.select_related("yard").order_by("-at", "-id")[: SIZE + 1])
    last = found[SIZE - 1] if len(found) > SIZE else None
    return Page(found[:SIZE], moment_key(last.at, last.id) if last else "")
