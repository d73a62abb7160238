"""Lists of notices: for a viewer, for the wall, and the drafts."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from yuanba.domains.notices.access import seen, told, writes
from yuanba.domains.notices.models import Notice, Receipt
from yuanba.kernel import clock
from yuanba.kernel.errors import absent
from yuanba.kernel.paging import Page, page_of
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.paging import by_moment

WALL, COUNTED = 50, 500


@dataclass(frozen=True)
class Line:
    """A notice in a viewer's list, and whether the viewer has opened it."""

    notice: Notice
    opened: bool


def notices_of(actor: Actor, yard: Yard, *, after: str = "", kind: str = "", current: bool = False) -> Page[Line]:
    """What was said and the viewer may read, the newest first, in two statements; `after` is a page's `more`.

    `current` leaves out what is over or withdrawn. The audience of a row is read only where it is asked for.
    """
    rows = _in_force(actor, yard) if current else _said(actor, yard)
    if kind:
        rows = rows.filter(kind=kind)
    page = by_moment(rows.defer("audience_data"), "-published_at", after)
    return page.of(_lines(actor, yard, _with_yard(page.rows, yard)))


def unopened(actor: Actor, yards: Iterable[Yard]) -> dict[UUID, int]:
    """How many notices in force that were said to this very viewer wait to be opened, by yard; one statement.

    Counted are the newest few hundred of all the yards.
    """
    of = Notice.objects.filter(told(actor, OuterRef("yard")), yard__in=list(yards), published_at__isnull=False)
    own = _own_receipts(actor, OuterRef("yard")).filter(notice=OuterRef("pk"))
    rows = _still_in_force(of).exclude(Exists(own)).order_by("-published_at")
    return dict(Counter(rows.values_list("yard_id", flat=True)[:COUNTED]))


def _said(actor: Actor, yard: Yard) -> QuerySet[Notice]:
    return Notice.objects.filter(seen(actor, yard), yard=yard, published_at__isnull=False)


def _in_force(actor: Actor, yard: Yard) -> QuerySet[Notice]:
    return _still_in_force(_said(actor, yard))


def _still_in_force(rows: QuerySet[Notice]) -> QuerySet[Notice]:
    return rows.filter(closed_at__isnull=True, until__gte=clock.today())


def _own_receipts(actor: Actor, yard: Yard | OuterRef) -> QuerySet[Receipt]:
    rows = Receipt.objects.filter(yard=yard)
    return rows.filter(account=actor.account) if actor.account else rows.none()


def _lines(actor: Actor, yard: Yard, found: list[Notice]) -> list[Line]:
    own = _own_receipts(actor, yard).filter(notice__in=[notice.id for notice in found])
    opened = set(own.values_list("notice_id", flat=True))
    return [Line(notice, notice.id in opened) for notice in found]


def on_wall(yard: Yard) -> list[Notice]:
    """What hangs on the wall of a yard today, for anybody, the newest first, at most fifty."""
    today = clock.today()
    open_ = Notice.objects.filter(yard=yard, published_at__isnull=False, closed_at__isnull=True)
    rows = open_.filter(until__gte=today, since__lte=today, wall=True)
    return _with_yard(rows.defer("audience_data").order_by("-published_at", "-id")[:WALL], yard)


def drafts(actor: Actor, yard: Yard, *, after: str = "") -> Page[Notice]:
    """Drafts at the places where the actor writes notices, the newest first."""
    rows = Notice.objects.filter(writes(actor, yard), yard=yard, number__isnull=True, closed_at__isnull=True)
    if after:
        rows = rows.filter(id__lt=_id(after))
    page = page_of(rows.order_by("-id"), lambda one: one.id)
    return page.of(_with_yard(page.rows, yard))


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise absent() from None


def _with_yard(rows: Iterable[Notice], yard: Yard) -> list[Notice]:
    found = list(rows)
    for notice in found:
        notice.yard = yard
    return found
