"""The clock stands still: once in a case, with a reason and an end."""

from datetime import datetime

from django.db import transaction

from yuanba.domains.cases import writing
from yuanba.domains.cases.models import Case, Extension
from yuanba.domains.cases.rules.drafts import words
from yuanba.domains.cases.rules.policy import from_data
from yuanba.domains.cases.rules.waiting import REASONS, check_pause_end, check_reason
from yuanba.domains.cases.writing import Target
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import Actor


def pause(*, actor: Actor, target: Target, reason: str, text: str, until: datetime) -> Case:
    """Paused until then; the clock runs on by itself. The resident reads reason, words and date.

    Refused: `invalid`, `paused-before`, `is-late`, `extension-open`, `stale`, `not-now`, absent.
    """
    said, end = words(text), clock.aware(until)
    check_reason(reason, REASONS)
    with transaction.atomic():
        case, moving = writing.begin(actor, target, "pause", said)
        if moving is None:
            return case
        now = clock.now()
        _check(case, now)
        check_pause_end(end, now, from_data(case.policy))
        case.paused_at, case.paused_until, case.resume_at, case.pause_reason = now, end, end, reason
        moving.text, moving.data = said, {"reason": reason, "until": end.isoformat()}
        return writing.finish(moving)


def _check(case: Case, now: datetime) -> None:
    if case.paused_at is not None:
        raise Refusal("paused-before")
    if case.due_at is None or case.due_at < now:
        raise Refusal("is-late")
    if Extension.objects.filter(yard=case.yard, case=case, state="asked").exists():
        raise Refusal("extension-open")
