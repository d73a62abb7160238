"""Undertakings: the list, what still stands before a beginning, and who objects."""

from django.db.models import Q, QuerySet

from yuanba.domains.notices.access import check_at
from yuanba.domains.notices.models import Notice, Objection, Undertaking
from yuanba.domains.notices.queries.audience import homes_of
from yuanba.domains.notices.queries.standing import unreached_homes
from yuanba.domains.notices.rules import guard, states
from yuanba.domains.places.public import Place
from yuanba.kernel import clock
from yuanba.kernel.paging import PAGE, Page, moment_key, split_key
from yuanba.kernel.paths import touch
from yuanba.platform.access.public import Actor, visible
from yuanba.platform.yards.models import Yard


def undertakings_of(actor: Actor, yard: Yard, *, after: str = "") -> Page[Undertaking]:
    """What the actor may see of a yard's undertakings, the newest first."""
    rows = Undertaking.objects.filter(_seen(actor, yard), yard=yard)
    if after:
        moment, key = split_key(after)
        rows = rows.filter(Q(planned_at__lt=moment) | Q(planned_at=moment, id__lt=key))
    found = list(rows.select_related("yard", "place").order_by("-planned_at", "-id")[: PAGE + 1])
    last = found[PAGE - 1] if len(found) > PAGE else None
    return Page(found[:PAGE], moment_key(last.planned_at, last.id) if last else "")


def _seen(actor: Actor, yard: Yard) -> Q:
    """The same as `access.may_see_undertaking`, as rows."""
    planned = visible(actor, "undertaking.plan")
    here = any(touch(yard.path, grant.path) for grant in actor.grants)
    return planned | Q(announced_at__isnull=False) if here else planned


def notice_of(undertaking: Undertaking) -> Notice | None:
    """The notice that announced it and was not withdrawn."""
    said = (states.PUBLISHED, states.ENDED)
    rows = Notice.objects.filter(yard=undertaking.yard, undertaking=undertaking, state__in=said)
    return rows.select_related("yard").first()


def facts_of(undertaking: Undertaking, *, replied: bool = False) -> guard.Facts:
    """What the guard needs to know, read now."""
    notice = notice_of(undertaking)
    yard = undertaking.yard
    return guard.Facts(
        published=notice is not None,
        homes=homes_of(yard, undertaking.audience).count(),
        unreached=unreached_homes(yard, undertaking.audience, notice).count(),
        window_ends=undertaking.window_ends,
        starts_on=undertaking.starts_on,
        objections=_objections(undertaking).count(),
        replied=replied,
        today=clock.today(),
    )


def objections(actor: Actor, undertaking: Undertaking) -> list[Objection]:
    """Who objects and why, in order of time; refused as absent without the right there."""
    check_at(actor, "undertaking.objections", undertaking.yard, [undertaking.path])
    return list(_objections(undertaking).select_related("home").order_by("id"))


def own_objection(actor: Actor, undertaking: Undertaking, home: Place) -> Objection | None:
    """What the own home has said against it; refused as absent for another's."""
    check_at(actor, "undertaking.object", undertaking.yard, [home.path])
    return _objections(undertaking).filter(home=home).first()


def _objections(undertaking: Undertaking) -> QuerySet[Objection]:
    return Objection.objects.filter(yard=undertaking.yard, undertaking=undertaking)
