"""How deficits were covered, and by which resolutions more can be."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from yuanba.domains.finance.access import estate_to
from yuanba.domains.finance.models import DeficitCover
from yuanba.domains.finance.writing.limiting import Left, left_to_cover
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard

NEWEST = 50


@dataclass(frozen=True)
class Covers:
    """The newest of them first, and the resolutions of which something is left."""

    rows: Sequence[DeficitCover]
    resolutions: Sequence[Left]


def covers(actor: Actor, yard: Yard) -> Covers:
    """Refused as absent."""
    estate_to(actor, yard, "spending.read")
    rows = DeficitCover.objects.filter(yard=yard).select_related("resolution").order_by("-number")
    return Covers(list(rows[:NEWEST]), left_to_cover(yard))


def covered(yard: Yard, until: date) -> list[DeficitCover]:
    """All until the end of a day, for statements: whoever asks has checked its own right."""
    rows = DeficitCover.objects.filter(yard=yard, day__lte=until).select_related("resolution")
    return list(rows.order_by("day", "number"))
