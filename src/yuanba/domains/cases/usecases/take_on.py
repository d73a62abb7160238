"""The upper takes a case that was handed up on: what they will do, and by when."""

from datetime import datetime

from django.db import transaction

from yuanba.domains.cases import writing
from yuanba.domains.cases.models import Case
from yuanba.domains.cases.rules.drafts import words
from yuanba.domains.cases.rules.upward import check_date
from yuanba.domains.cases.settling import handed_to
from yuanba.domains.cases.writing import Target
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import Actor


def take_on(*, actor: Actor, target: Target, text: str, due: datetime) -> Case:
    """Taken on, with a date of their own. Refused: `invalid`, `nothing-handed`, `stale`, `not-now`, absent."""
    said, by = words(text), clock.aware(due)
    with transaction.atomic():
        case, moving = writing.begin(actor, target, "take_on", said)
        if moving is None:
            return case
        now = clock.now()
        check_date(by, now)
        asked = handed_to(case, writing.role_by(actor, case, "case.take_on"))
        if asked.taken_at is not None:
            raise Refusal("nothing-handed")
        asked.taken_name, asked.taken_text, asked.taken_at = actor.name[:60], said, now
        asked.since, asked.due_at = now, by
        asked.save()
        case.held_by = asked.to
        moving.text, moving.data = said, {"to": asked.to, "due": by.isoformat()}
        return writing.finish(moving)
