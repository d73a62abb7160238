"""A notice no longer holds, and it is said why; an undertaking that it announced is only a plan again."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.notices.access import (
    check_at,
    check_version,
    notice_locked,
    notice_state,
    undertaking_locked,
    undertaking_state,
)
from yuanba.domains.notices.events import NoticeWithdrawn, UndertakingUnannounced
from yuanba.domains.notices.models import Notice
from yuanba.domains.notices.rules import states
from yuanba.domains.notices.rules.audience import targets
from yuanba.domains.notices.rules.drafts import words
from yuanba.kernel import clock
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def withdraw_notice(*, actor: Actor, yard: Yard, notice_id: UUID, why: str, version: int | None = None) -> Notice:
    """Withdrawn: a draft by whoever may write it, what was said by whoever may say it. The same again changes nothing.

    Refused: `invalid` without words, `notice-stale`, `notice-state`, `undertaking-state` where what it announced is
    live, absent without the right at each of its places.
    """
    said = words(why, "why")
    with transaction.atomic():
        notice = notice_locked(yard, notice_id)
        right = "notice.draft" if notice.number is None else "notice.publish"
        check_at(actor, right, yard, targets(notice.audience, yard.path))
        if notice.state == states.WITHDRAWN and notice.why == said:
            return notice
        check_version(notice, version)
        was_said, notice.state = notice.state == states.PUBLISHED, notice_state(notice, "withdraw")
        if was_said and notice.undertaking_id:
            _unannounce(actor, yard, notice.undertaking_id)
        notice.why, notice.closed_at = said, clock.now()
        notice.version += 1
        notice.save()
        record(NoticeWithdrawn(number=notice.number or 0, why=said), yard=yard, actor=actor, subject=notice.id)
    return notice


def _unannounce(actor: Actor, yard: Yard, undertaking_id: UUID) -> None:
    undertaking = undertaking_locked(yard, undertaking_id)
    state = undertaking_state(undertaking, "unannounce")
    if state == undertaking.state:
        return
    undertaking.state, undertaking.announced_at, undertaking.window_ends = state, None, None
    undertaking.save()
    record(UndertakingUnannounced(title=undertaking.title), yard=yard, actor=actor, subject=undertaking.id)
