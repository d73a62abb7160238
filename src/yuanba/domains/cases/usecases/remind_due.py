"""Four fifths of a clock are over: the responsible are reminded, once per clock."""

from django.db import transaction

from yuanba.domains.cases.events import CaseReminded
from yuanba.domains.cases.models import Case
from yuanba.domains.cases.writing import each
from yuanba.kernel import clock
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import written

SLICE = 200


def remind_due(*, actor: Actor) -> int:
    """How many were reminded now, at most two hundred."""
    now = clock.now()
    due = Case.objects.filter(written(), due_at__isnull=False, remind_at__lte=now).order_by("remind_at")[:SLICE]
    return each(due.select_related("yard"), lambda case: _remind(actor, case))


def _remind(actor: Actor, seen: Case) -> bool:
    with transaction.atomic():
        still = Case.objects.filter(yard=seen.yard, id=seen.id, remind_at=seen.remind_at, due_at=seen.due_at)
        if not still.update(remind_at=None) or seen.due_at is None:
            return False
        told = CaseReminded(
            number=seen.number,
            title=seen.told_title,
            path=seen.path,
            due_what=seen.due_what,
            due_at=seen.due_at.isoformat(),
        )
        record(told, yard=seen.yard, actor=actor, subject=seen.id)
    return True
