"""How far notices came, over all estates below: homes reached of homes, and what is still to be walked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Max, QuerySet, Value

from yuanba.domains.notices.models import Addressee, Knock, Notice
from yuanba.domains.notices.queries.audience import homes_of
from yuanba.domains.notices.queries.reached import has_it
from yuanba.domains.notices.rules.audience import Audience
from yuanba.domains.notices.rules.states import WITHDRAWN
from yuanba.domains.places.public import Place
from yuanba.kernel import clock
from yuanba.kernel.paging import Page
from yuanba.kernel.text import gettext_noop as _
from yuanba.platform.access.public import Actor, visible
from yuanba.platform.yards.paging import by_moment

STANDINGS: dict[str, str] = {
    "people": _("said to people with a post, to no home"),
    "all": _("every home has it"),
    "running": _("being handed out"),
    "late": _("late: it has begun, and not every home has it"),
    "missed": _("over, and some homes never had it"),
}


@dataclass(frozen=True)
class Delivered:
    """A notice, how many homes it is for and how many have it, and when somebody last knocked for it."""

    notice: Notice
    homes: int
    reached: int
    last_round: datetime | None

    @property
    def left(self) -> int:
        """Homes that do not have it."""
        return self.homes - self.reached

    @property
    def stands(self) -> str:
        """One of `STANDINGS`: late is what has begun before today and has not come to every home."""
        if not self.homes:
            return "people"
        if not self.left:
            return "all"
        if not self.notice.hangs_on(clock.today()) and self.notice.since <= clock.today():
            return "missed"
        return "late" if self.notice.since < clock.today() else "running"


def delivered_below(actor: Actor, *, running: bool = False, after: str = "") -> Page[Delivered]:
    """What was said in estates where the actor may see the delivery standing, the newest first; three statements.

    `running` leaves what is in force. What was withdrawn is not among them.
    """
    rows = Notice.objects.filter(visible(actor, "notice.standing", "yard__path"), published_at__isnull=False)
    rows = rows.exclude(state=WITHDRAWN)
    if running:
        rows = rows.filter(closed_at__isnull=True, until__gte=clock.today())
    page = by_moment(rows.select_related("yard"), "-published_at", after)
    return page.of(_lines(page.rows))


def _lines(notices: Sequence[Notice]) -> list[Delivered]:
    ids = [one.id for one in notices]
    knocks = Knock.objects.filter(notice__in=ids, yard__in={one.yard_id for one in notices})
    rounds = {row["notice"]: row["last"] for row in knocks.values("notice").annotate(last=Max("at")).order_by()}
    counts = _counts(notices)
    return [Delivered(one, *counts.get(one.id, (0, 0)), rounds.get(one.id)) for one in notices]


def _counts(notices: Sequence[Notice]) -> dict[UUID, tuple[int, int]]:
    """Homes and those that have it, of each notice: one statement over all of them."""
    each = [_counted(one, place) for place, one in enumerate(notices)]
    if not each:
        return {}
    rows = each[0].union(*each[1:], all=True)
    return {notices[place].id: (homes, reached) for place, homes, reached in rows}


def _counted(notice: Notice, place: int) -> Any:
    reached = Count("pk", filter=has_it(notice.yard_id, notice))
    return _homes(notice).order_by().values_list(Value(place)).annotate(n=Count("pk"), has=reached)


def _homes(notice: Notice) -> QuerySet[Place]:
    """A list of homes is asked of the addressees: two thousand paths a notice are too much for one statement."""
    audience = notice.audience
    if audience.what != "homes":
        return homes_of(notice.yard, audience)
    paths = Addressee.objects.filter(yard=notice.yard_id, notice=notice).values("path")
    whole = Audience(roles=audience.roles)
    return homes_of(notice.yard, whole).filter(path__in=paths)
