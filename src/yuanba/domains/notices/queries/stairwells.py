"""From door to door: the stairwells in which an actor hands a notice over, and the doors of one of them."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, QuerySet

from yuanba.domains.notices.models import Knock, Notice
from yuanba.domains.notices.queries.audience import homes_of
from yuanba.domains.notices.queries.reached import has_it, last_knocks
from yuanba.domains.places.public import Place, from_the_top
from yuanba.kernel.errors import absent
from yuanba.kernel.paging import Page
from yuanba.platform.access.public import Actor, paths, within

DOORS = 50


@dataclass(frozen=True)
class Stairwell:
    """What homes share as their nearest place above: how many of them it is for, and how many do not have it."""

    place: Place
    homes: int
    left: int


@dataclass(frozen=True)
class DoorLine:
    """A home, whether it has the notice, and what was noted last at its door."""

    home: Place
    has_it: bool
    knock: Knock | None

    @property
    def turn(self) -> int:
        """The turn that a tap on this page knows of."""
        return self.knock.turn if self.knock else 0

    @property
    def result(self) -> str:
        """What came of it last, or nothing."""
        return self.knock.result if self.knock else ""


def stairwells(actor: Actor, notice: Notice) -> list[Stairwell]:
    """Those in which the actor may deliver, in order of path; two statements. A draft is refused as absent."""
    homes = _homes(actor, notice)
    has = Count("pk", filter=has_it(notice.yard_id, notice))
    counted = homes.order_by().values("parent").annotate(n=Count("pk"), has=has)
    counts = {row["parent"]: (row["n"], row["n"] - row["has"]) for row in counted}
    places = Place.objects.filter(yard=notice.yard, id__in=[one for one in counts if one]).order_by("path")
    return [Stairwell(place, *counts[place.id]) for place in places]


def doors_of(actor: Actor, notice: Notice, place: Place, *, after: UUID | None = None) -> Page[DoorLine]:
    """The next fifty homes of a stairwell in which the actor may deliver, from the top floor down; absent without."""
    has = has_it(notice.yard_id, notice)
    homes = from_the_top(_homes(actor, notice).filter(parent=place).annotate(has_it=has))
    if not homes:
        raise absent()
    begin = next((at + 1 for at, home in enumerate(homes) if home.id == after), 0)
    shown = homes[begin : begin + DOORS]
    last = {one.home_id: one for one in last_knocks(notice.yard_id, notice).filter(home__in=shown)}
    lines = [DoorLine(home, bool(vars(home)["has_it"]), last.get(home.id)) for home in shown]
    return Page(lines, str(shown[-1].id) if begin + DOORS < len(homes) else "")


def _homes(actor: Actor, notice: Notice) -> QuerySet[Place]:
    """Those of its homes at which the actor may deliver: some butlers have floors, not stairwells."""
    if notice.number is None:
        raise absent()
    homes = homes_of(notice.yard, notice.audience)
    return homes if actor.kind == "system" else homes.filter(within(paths(actor, "notice.deliver")))
