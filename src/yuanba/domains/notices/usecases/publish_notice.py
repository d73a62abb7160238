"""A notice is said to its audience; where it announces an undertaking, the days to object begin."""

from uuid import UUID

from django.db import transaction
from django.db.models import Max

from yuanba.domains.notices.access import (
    Spot,
    check_version,
    notice_state,
    notice_to_write,
    undertaking_locked,
    undertaking_state,
)
from yuanba.domains.notices.events import NoticePublished, UndertakingAnnounced
from yuanba.domains.notices.models import Notice, Undertaking
from yuanba.domains.notices.rules import guard, states
from yuanba.domains.notices.rules.audience import includes, targets
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, register
from yuanba.platform.access.public import Actor, deciding
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard

register("period-over", 422, "The last day has passed already.")
register("period-short", 422, "It must hang until the last day to object: %(window_ends)s.")
register("audience-misses", 422, "It must be said to all homes that the undertaking touches.")


def publish_notice(*, actor: Actor, yard: Yard, notice_id: UUID, version: int | None = None) -> Notice:
    """Published, with the next number of the yard. Published again by whoever published it, it stays as it is.

    Refused: `invalid` with fields, `notice-stale`, `notice-state`, `undertaking-state`, absent without the right at
    each of its places.
    """
    with transaction.atomic():
        notice = notice_to_write(actor, yard, notice_id, "notice.publish")
        if notice.state == states.PUBLISHED and notice.publisher == actor.account:
            return notice
        check_version(notice, version)
        notice.state = notice_state(notice, "publish")
        if notice.until < clock.today():
            raise Refusal("invalid", fields={"until": "period-over"})
        announced = _announce(notice)
        _sign(notice, actor)
        notice.number = _next_number(yard)
        notice.save()
        _record(notice, announced, actor)
    return notice


def _announce(notice: Notice) -> Undertaking | None:
    if notice.undertaking_id is None:
        return None
    undertaking = undertaking_locked(notice.yard, notice.undertaking_id)
    undertaking.state = undertaking_state(undertaking, "announce")
    last = guard.window_ends(clock.today(), undertaking.window_days)
    checks = {
        "audience": "" if includes(notice.audience, undertaking.audience, notice.yard.path) else "audience-misses",
        "until": "period-short" if notice.until < last else "",
    }
    wrong = {name: code for name, code in checks.items() if code}
    if wrong:
        raise Refusal("invalid", fields=wrong, window_ends=last.isoformat())
    undertaking.announced_at, undertaking.window_ends = clock.now(), last
    undertaking.save()
    return undertaking


def _sign(notice: Notice, actor: Actor) -> None:
    first = Spot(notice.yard_id, targets(notice.audience, notice.yard.path)[0])
    grant = deciding(actor, "notice.publish", first)
    notice.publisher, notice.publisher_name = actor.account, actor.name[:60]
    notice.publisher_role = grant.role if grant else ""
    notice.published_at = clock.now()
    notice.version += 1


def _next_number(yard: Yard) -> int:
    """Under a lock of the yard, taken after that of the notice."""
    Yard.objects.select_for_update(no_key=True).get(id=yard.id)
    last = Notice.objects.filter(yard=yard).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def _record(notice: Notice, announced: Undertaking | None, actor: Actor) -> None:
    number = notice.number or 0
    told = NoticePublished(
        number=number,
        title=notice.title,
        kind=notice.kind,
        digest=notice.digest,
        since=notice.since.isoformat(),
        until=notice.until.isoformat(),
    )
    record(told, yard=notice.yard, actor=actor, subject=notice.id)
    if announced is not None and announced.window_ends is not None:
        ends = announced.window_ends.isoformat()
        begun = UndertakingAnnounced(title=announced.title, number=number, window_ends=ends)
        record(begun, yard=notice.yard, actor=actor, subject=announced.id)
