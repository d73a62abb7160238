"""A pause is over: the case says so, and whoever has it is told. Its clock ran on at that moment already."""

from datetime import datetime

from django.db import transaction

from yuanba.domains.cases import writing
from yuanba.domains.cases.models import Case
from yuanba.kernel import clock
from yuanba.platform.access.public import Actor

SLICE = 200


def resume_paused(*, actor: Actor) -> int:
    """How many pauses ended now, at most two hundred, each in a transaction of its own."""
    now = clock.now()
    over = Case.objects.filter(resume_at__isnull=False, resume_at__lte=now).order_by("resume_at")[:SLICE]
    return writing.each(over.select_related("yard"), lambda case: _resume(actor, case, now))


def _resume(actor: Actor, seen: Case, now: datetime) -> bool:
    with transaction.atomic():
        rows = Case.objects.select_for_update(of=("self",), no_key=True).select_related("yard")
        case = rows.get(yard=seen.yard, id=seen.id)
        if case.resume_at is None or case.resume_at > now:
            return False
        case.resume_at = None
        writing.finish(writing.Moving(case, "resume", actor, "resume by itself"))
    return True
