"""Rows by their light: the same rule as `rules.lights.light`, for lists and files."""

from datetime import datetime

from django.db.models import Q

from yuanba.domains.cases.models import Case
from yuanba.domains.cases.rules.lights import AMBER, GREEN, RED, STILL, light
from yuanba.kernel import clock


def lit(kind: str, now: datetime) -> Q:
    """The rows that show this light at a moment."""
    running = Q(due_at__gte=now) & (Q(resume_at__isnull=True) | Q(paused_until__lte=now))
    late_soon = Q(remind_at__isnull=True) | Q(remind_at__lte=now)
    return {
        RED: Q(due_at__lt=now),
        STILL: Q(due_at__gte=now, resume_at__isnull=False, paused_until__gt=now),
        AMBER: running & late_soon,
        GREEN: running & Q(remind_at__gt=now),
    }[kind]


def light_of(case: Case) -> str:
    """The light a case shows now; empty where no clock runs."""
    return light(case.due_at, case.remind_at, clock.now(), case.paused_until if case.resume_at else None)
