"""A notice whose last day is over ends by itself."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.notices.access import notice_locked, notice_state
from yuanba.domains.notices.events import NoticeEnded
from yuanba.domains.notices.models import Notice
from yuanba.domains.notices.rules import states
from yuanba.kernel import clock
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard, written

SLICE = 200


def end_expired(*, actor: Actor) -> int:
    """How many ended now, at most two hundred, each in a transaction of its own."""
    hanging = Notice.objects.filter(
        written(), published_at__isnull=False, closed_at__isnull=True, until__lt=clock.today()
    )
    return sum(_end(actor, one.yard, one.id) for one in hanging.select_related("yard").order_by("until", "id")[:SLICE])


def _end(actor: Actor, yard: Yard, notice_id: UUID) -> bool:
    with transaction.atomic():
        notice = notice_locked(yard, notice_id)
        if notice.state != states.PUBLISHED:  # meanwhile
            return False
        notice.state = notice_state(notice, "end")
        notice.closed_at = clock.now()
        notice.version += 1
        notice.save()
        record(NoticeEnded(number=notice.number or 0), yard=yard, actor=actor, subject=notice.id)
    return True
