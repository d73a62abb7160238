"""What is done and was not objected to in time closes by itself."""

from datetime import datetime

from django.db import transaction

from yuanba.domains.cases import writing
from yuanba.domains.cases.models import Case
from yuanba.domains.cases.rules.states import CLOSED
from yuanba.kernel import clock
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import written

SLICE = 200


def close_expired(*, actor: Actor) -> int:
    """How many closed now, at most two hundred, each in a transaction of its own."""
    now = clock.now()
    waiting = Case.objects.filter(written(), expires_at__isnull=False, expires_at__lte=now).select_related("yard")
    return writing.each(waiting.order_by("expires_at")[:SLICE], lambda case: _close(actor, case, now))


def _close(actor: Actor, seen: Case, now: datetime) -> bool:
    with transaction.atomic():
        rows = Case.objects.select_for_update(of=("self",), no_key=True).select_related("yard")
        case = rows.get(yard=seen.yard, id=seen.id)
        if case.expires_at is None or case.resolved_at is None or case.expires_at > now:
            return False
        case.state, case.closed_at = CLOSED, now
        writing.finish(writing.Moving(case, "expire", actor, f"expire:{case.resolved_at.isoformat()}"))
    return True
