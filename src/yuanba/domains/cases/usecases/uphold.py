"""A person leaves the case closed, and says why."""

from django.db import transaction

from yuanba.domains.cases import writing
from yuanba.domains.cases.models import Case
from yuanba.domains.cases.rules.drafts import words
from yuanba.domains.cases.settling import settle
from yuanba.domains.cases.writing import Target
from yuanba.kernel import clock
from yuanba.platform.access.public import Actor


def uphold(*, actor: Actor, target: Target, text: str) -> Case:
    """Closed again, the resident's judgement kept. Refused: `invalid`, `stale`, `not-now`, absent."""
    said = words(text)
    with transaction.atomic():
        case, moving = writing.begin(actor, target, "uphold", said)
        if moving is None:
            return case
        case.closed_at = clock.now()
        settle(case)
        moving.text = said
        return writing.finish(moving)
