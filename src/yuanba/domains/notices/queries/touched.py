"""The homes that an undertaking touches: how and when each was told of it, and what it says against it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef

from yuanba.domains.notices.access import check_at
from yuanba.domains.notices.models import Delivery, Objection, Undertaking
from yuanba.domains.notices.queries.audience import homes_of, lived_by
from yuanba.domains.notices.queries.reached import handed, has_it
from yuanba.domains.notices.queries.undertakings import notice_of, objections_of
from yuanba.domains.notices.rules.audience import Audience
from yuanba.domains.notices.rules.vocabulary import HANDED, OBJECTING
from yuanba.domains.places.public import Place
from yuanba.kernel.errors import absent
from yuanba.kernel.paging import Page, page_of
from yuanba.kernel.text import gettext_noop as _
from yuanba.platform.access.public import Actor

LINES, SLICE = 50, 500
NARROWED: dict[str, str] = {"untold": _("Not told yet"), "objected": _("Objected")}


@dataclass(frozen=True)
class Touched:
    """A home, by which channels it was told and when, and its objection."""

    home: Place
    told: list[tuple[str, datetime]]
    objection: Objection | None


def touched(actor: Actor, undertaking: Undertaking, *, of: str = "", after: str = "") -> Page[Touched]:
    """The homes in order of path, fifty at a time; `of` narrows (`NARROWED`). Refused as absent without the rights."""
    _check(actor, undertaking)
    if not after.isprintable() or of not in ("", *NARROWED):  # PostgreSQL takes no NUL
        raise absent()
    return _page(undertaking, of, after, LINES)


def every_touched(actor: Actor, undertaking: Undertaking, *, of: str = "") -> Iterator[Touched]:
    """All of them, read in slices; refused as absent at once."""
    _check(actor, undertaking)
    if of not in ("", *NARROWED):
        raise absent()
    return _every(undertaking, of)


def _every(undertaking: Undertaking, of: str) -> Iterator[Touched]:
    page = _page(undertaking, of, "", SLICE)
    yield from page.rows
    while page.more:
        page = _page(undertaking, of, page.more, SLICE)
        yield from page.rows


def _page(undertaking: Undertaking, of: str, after: str, limit: int) -> Page[Touched]:
    notice, yard = notice_of(undertaking), undertaking.yard
    rows = homes_of(yard, undertaking.audience).filter(path__gt=after)
    against = Objection.objects.filter(yard=yard, undertaking=undertaking, home=OuterRef("pk"))
    if of == "untold" and notice:
        rows = rows.exclude(has_it(yard.id, notice))
    elif of == "objected":
        rows = rows.filter(Exists(against))
    page = page_of(rows.order_by("path"), lambda one: one.path, limit)
    return page.of(_read(undertaking, page.rows))


def _read(undertaking: Undertaking, homes: Sequence[Place]) -> Iterable[Touched]:
    notice, keys = notice_of(undertaking), [home.id for home in homes]
    told: dict[UUID, list[tuple[str, datetime]]] = {key: [] for key in keys}
    if notice:
        proofs = Delivery.objects.filter(yard=notice.yard, notice=notice, home__in=keys).order_by("id")
        for home, channel, at in proofs.values_list("home", "channel", "at"):
            told[home].append((channel, at))
        for home, at in handed(notice.yard_id, notice).filter(home__in=keys).values_list("home", "at"):
            told[home].append((HANDED, at))
    against = {one.home_id: one for one in objections_of(undertaking).filter(home__in=keys)}
    return [Touched(home, told[home.id], against.get(home.id)) for home in homes]


def unread_homes(undertaking: Undertaking, objections: Iterable[Objection]) -> set[UUID]:
    """The homes among those that objected where nobody has an account to read the answer by: they need a letter."""
    homes = {one.home_id for one in objections if one.account is None}
    if not homes:
        return set()
    readers = lived_by(undertaking.yard, Audience(roles=OBJECTING)).filter(home__in=homes)
    return homes - set(readers.filter(card__account__is_active=True).values_list("home", flat=True))


def _check(actor: Actor, undertaking: Undertaking) -> None:
    for action in ("undertaking.objections", "notice.standing"):
        check_at(actor, action, undertaking.yard, [undertaking.path])
