"""The reason is gone before its date: the clock runs on now."""

from django.db import transaction

from yuanba.domains.cases import writing
from yuanba.domains.cases.models import Case
from yuanba.domains.cases.rules.drafts import words
from yuanba.domains.cases.writing import Target
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import Actor


def resume(*, actor: Actor, target: Target, text: str) -> Case:
    """Running again, and due as much earlier. Refused: `invalid`, `not-paused`, `stale`, `not-now`, absent."""
    said = words(text)
    with transaction.atomic():
        case, moving = writing.begin(actor, target, "resume", said)
        if moving is None:
            return case
        if case.resume_at is None:
            raise Refusal("not-paused")
        writing.run_again(case)
        moving.text = said
        return writing.finish(moving)
