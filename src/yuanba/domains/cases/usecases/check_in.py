"""A hard case is looked after again, every week until it is closed: how it stands, and what comes next."""

from django.db import transaction

from yuanba.domains.cases import writing
from yuanba.domains.cases.models import Case
from yuanba.domains.cases.rules.drafts import words
from yuanba.domains.cases.writing import Target
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, register
from yuanba.platform.access.public import Actor

register("no-check", 409, "Only a hard case whose date was promised is looked after week by week.")


def check_in(*, actor: Actor, target: Target, text: str, public: bool = True) -> Case:
    """Written down; the next time is a week later. Refused: `invalid`, `no-check`, `stale`, `not-now`, absent."""
    said = words(text)
    with transaction.atomic():
        case, moving = writing.begin(actor, target, "check_in", said)
        if moving is None:
            return case
        if case.check_at is None:
            raise Refusal("no-check")
        case.checked_at = clock.now()
        moving.text, moving.public = said, public
        return writing.finish(moving)
