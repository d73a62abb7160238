"""The reporter says that it is not solved: a state of its own, which goes to a person."""

from datetime import timedelta

from django.db import transaction

from yuanba.domains.cases import writing
from yuanba.domains.cases.models import Case
from yuanba.domains.cases.rules.drafts import words
from yuanba.domains.cases.writing import Target
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, register
from yuanba.platform.access.public import Actor

LATEST = timedelta(days=30)
register("too-late", 409, "This was closed more than 30 days ago. Please say it again as a new request.")


def request_reopen(*, actor: Actor, target: Target, text: str) -> Case:
    """Asked for, with words. Refused: `invalid`, `too-late`, `stale`, `not-now`, absent."""
    said = words(text)
    with transaction.atomic():
        case, moving = writing.begin(actor, target, "request_reopen", said)
        if moving is None:
            return case
        now = clock.now()
        if case.closed_at is not None and now - case.closed_at > LATEST:
            raise Refusal("too-late")
        case.reopen_requested_at, case.closed_at = now, None
        case.rating, case.rated_at = "bad", now
        moving.text, moving.data = said, {"rating": "bad"} | writing.by_slip(actor, case)
        return writing.finish(moving)
