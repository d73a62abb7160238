"""How far a notice came: homes reached, by which channel, and which are not."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, QuerySet, Value

from yuanba.domains.notices.access import check_at, may_at
from yuanba.domains.notices.models import Delivery, Notice, Receipt
from yuanba.domains.notices.queries.audience import homes_of
from yuanba.domains.notices.queries.reached import handed, has_it
from yuanba.domains.notices.rules.audience import Audience, targets
from yuanba.domains.notices.rules.states import WITHDRAWN
from yuanba.domains.notices.rules.vocabulary import CHANNELS, HANDED, KNOCKED, TAKEN_BACK, TEXTED
from yuanba.domains.places.public import Place
from yuanba.kernel.errors import absent
from yuanba.kernel.paging import Page, page_of
from yuanba.platform.access.public import Actor, within
from yuanba.platform.notify.public import sms_states
from yuanba.platform.yards.models import Yard

LINES, SIGNING = 50, 1000


@dataclass(frozen=True)
class Standing:
    """Homes it is for and homes that have it; homes by channel (one home may have several); accounts that opened it;
    short messages by state, none where it asks for none, and those that took it back.
    """

    homes: int
    reached: int
    by_channel: dict[str, int]
    opened: int
    texted: dict[str, int]
    taken_back: dict[str, int]

    @property
    def unreached(self) -> int:
        """Homes that have not had it."""
        return self.homes - self.reached


def standing(actor: Actor, notice: Notice) -> Standing:
    """The delivery standing; refused as absent without the right at each of its places."""
    _check(actor, notice)
    homes = homes_of(notice.yard, notice.audience)
    deliveries = Delivery.objects.filter(yard=notice.yard, notice=notice)
    noted = deliveries.order_by().values_list("channel").annotate(n=Count("id"))
    at_doors = handed(notice.yard_id, notice).order_by().values_list(Value(HANDED)).annotate(n=Count("id"))
    counts = dict(noted.union(at_doors, all=True))
    every, is_back = homes.count(), notice.sms and notice.state == WITHDRAWN
    back = {TAKEN_BACK: counts.get(TAKEN_BACK, 0)} if is_back else {}
    return Standing(
        homes=every,
        reached=every - unreached_homes(notice.yard, notice.audience, notice).count(),
        by_channel={channel: counts.get(channel, 0) for channel in (*CHANNELS, TEXTED, *KNOCKED)} | back,
        opened=Receipt.objects.filter(yard=notice.yard, notice=notice).count(),
        texted=sms_states(notice.yard, notice.sms_key) if notice.sms else {},
        taken_back=sms_states(notice.yard, notice.back_key) if is_back else {},
    )


def unreached(actor: Actor, notice: Notice, *, after: str = "", limit: int = LINES) -> Page[Place]:
    """The homes that have not had it, in order of path; `after` is a page's `more`."""
    _check(actor, notice)
    rows = unreached_homes(notice.yard, notice.audience, notice)
    if not after.isprintable():  # PostgreSQL takes no NUL
        raise absent()
    if after:
        rows = rows.filter(path__gt=after)
    return page_of(rows.order_by("path"), lambda one: one.path, limit)


def unreached_at(actor: Actor, notice: Notice, path: str) -> dict[UUID, int]:
    """One for each home at or below a path that it is for and that has not had it; one statement."""
    _check(actor, notice)
    rows = unreached_homes(notice.yard, notice.audience, notice).filter(within((path,)))
    return dict.fromkeys(rows.values_list("id", flat=True), 1)


def homes_to_sign(actor: Actor, notice: Notice, *, after: str = "") -> list[tuple[Place, bool]]:
    """The next thousand homes it is for, in order of path, each with whether it has it; refused as absent."""
    _check(actor, notice)
    if not after.isprintable():  # PostgreSQL takes no NUL
        raise absent()
    has = has_it(notice.yard_id, notice)
    rows = homes_of(notice.yard, notice.audience).filter(path__gt=after).annotate(has_it=has)
    found: list[tuple[Place, bool]] = [(home, bool(vars(home)["has_it"])) for home in rows.order_by("path")[:SIGNING]]
    if not found:
        raise absent()
    return found


def sheets_to_sign(actor: Actor, notice: Notice) -> list[str]:
    """The lists for signatures, a thousand homes each: after which path each begins, the first after none."""
    _check(actor, notice)
    paths = list(homes_of(notice.yard, notice.audience).order_by("path").values_list("path", flat=True))
    return ["", *paths[SIGNING - 1 : -1 : SIGNING]]


def proof_of(actor: Actor, notice: Notice, home: Place) -> list[Delivery]:
    """How a home has it: by each channel when and by whom, with the photograph."""
    check_at(actor, "notice.standing", notice.yard, [home.path])
    rows = Delivery.objects.filter(yard=notice.yard, notice=notice, home=home).select_related("photo")
    return list(rows.order_by("id"))


def unreached_homes(yard: Yard, audience: Audience, notice: Notice | None) -> QuerySet[Place]:
    """The homes of an audience that a notice has not reached; without a notice, all."""
    homes = homes_of(yard, audience)
    if notice is None:
        return homes
    return homes.exclude(has_it(yard.id, notice))


def sees_standing(actor: Actor, notice: Notice) -> bool:
    """Whether the actor may see how far it came: the right at each of its places."""
    return may_at(actor, "notice.standing", notice.yard, targets(notice.audience, notice.yard.path))


def _check(actor: Actor, notice: Notice) -> None:
    check_at(actor, "notice.standing", notice.yard, targets(notice.audience, notice.yard.path))
