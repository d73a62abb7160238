"""Undertakings: the lists, the notice of each, and who objects."""

from uuid import UUID

from django.db.models import OuterRef, Prefetch, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from yuanba.domains.notices.access import check_at, writes
from yuanba.domains.notices.models import Notice, Objection, ObjectionAnswer, Undertaking
from yuanba.domains.notices.rules import states
from yuanba.domains.people.public import ResidentCard
from yuanba.domains.places.public import Place
from yuanba.kernel.errors import absent
from yuanba.kernel.paging import PAGE, Page, page_of
from yuanba.kernel.paths import touch
from yuanba.platform.access.public import Actor, visible
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.paging import by_moment

SAID = (states.PUBLISHED, states.ENDED)
WALL, OBJECTIONS = 10, 20


def undertakings_of(actor: Actor, yard: Yard, *, after: str = "") -> Page[Undertaking]:
    """What the actor may see of a yard's undertakings, the newest first."""
    return _newest(Undertaking.objects.filter(_seen(actor, yard), yard=yard), after)


def undertakings_under(actor: Actor, *, state: str = "", after: str = "") -> Page[Undertaking]:
    """Those of all yards where the actor plans undertakings, the newest first; `state` narrows."""
    rows = Undertaking.objects.filter(visible(actor, "undertaking.plan"))
    return _newest(rows.filter(state=state) if state else rows, after)


def _newest(rows: QuerySet[Undertaking], after: str) -> Page[Undertaking]:
    return by_moment(rows.select_related("yard", "place"), "-planned_at", after)


def _seen(actor: Actor, yard: Yard) -> Q:
    """The same as `access.may_see_undertaking`, as rows."""
    planned = visible(actor, "undertaking.plan")
    here = any(touch(yard.path, grant.path) for grant in actor.grants)
    return planned | Q(announced_at__isnull=False) if here else planned


def announced_on_wall(yard: Yard) -> list[tuple[Undertaking, Notice]]:
    """What is announced in a yard and not begun, for anybody, with its notice where that hangs on the wall."""
    rows = Notice.objects.filter(
        yard=yard, wall=True, state__in=SAID, undertaking__yard=yard, undertaking__state=states.ANNOUNCED
    )
    found = rows.select_related("undertaking", "undertaking__place").order_by("-published_at", "-id")[:WALL]
    for notice in found:
        notice.yard = yard
    return [(notice.undertaking, notice) for notice in found if notice.undertaking]


def notice_of(undertaking: Undertaking) -> Notice | None:
    """The notice that announced it and was not withdrawn."""
    rows = Notice.objects.filter(yard=undertaking.yard, undertaking=undertaking, state__in=SAID)
    return rows.select_related("yard").first()


def drafts_of(actor: Actor, undertaking: Undertaking) -> list[Notice]:
    """The drafts that are to announce it and that the actor may write, the newest first."""
    yard = undertaking.yard
    rows = Notice.objects.filter(writes(actor, yard), yard=yard, undertaking=undertaking, state=states.DRAFT)
    return list(rows.order_by("-id")[:PAGE])


def objections(
    actor: Actor, undertaking: Undertaking, *, after: UUID | None = None, limit: int = OBJECTIONS
) -> Page[Objection]:
    """Who objects, why, and what was answered, in order of time; refused as absent without the right there."""
    check_at(actor, "undertaking.objections", undertaking.yard, [undertaking.path])
    rows = objections_of(undertaking).select_related("home").order_by("id")
    return page_of(rows.filter(id__gt=after) if after else rows, lambda one: one.id, limit)


def objection(actor: Actor, undertaking: Undertaking, objection_id: UUID) -> Objection:
    """One of them; refused as absent."""
    check_at(actor, "undertaking.objections", undertaking.yard, [undertaking.path])
    found = objections_of(undertaking).select_related("home").filter(id=objection_id).first()
    if found is None:
        raise absent()
    return found


def own_objection(actor: Actor, undertaking: Undertaking, home: Place) -> Objection | None:
    """What the own home has said against it, and the answer; refused as absent for another's."""
    check_at(actor, "undertaking.object", undertaking.yard, [home.path])
    return objections_of(undertaking).filter(home=home).first()


def objections_of(undertaking: Undertaking) -> QuerySet[Objection]:
    """All objections to one, each with its answer and how the card of whoever objected is called, where one is left."""
    yard = undertaking.yard
    answers = Prefetch("answers", ObjectionAnswer.objects.filter(yard=yard))
    cards = ResidentCard.objects.filter(yard=yard, account=OuterRef("account"), merged_into=None, erased_at=None)
    called = Subquery(cards.order_by("id").values("name")[:1])
    rows = Objection.objects.filter(yard=yard, undertaking=undertaking).prefetch_related(answers)
    return rows.annotate(called=Coalesce(called, Value("")))
