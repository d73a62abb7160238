"""A resident is phoned or visited, and it is written down as such: who, how, when, and what was said."""

from datetime import datetime, timedelta

from django.db import transaction

from yuanba.domains.cases import writing
from yuanba.domains.cases.models import Case
from yuanba.domains.cases.rules.drafts import words
from yuanba.domains.cases.writing import Target
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, register
from yuanba.kernel.text import clean
from yuanba.platform.access.public import Actor

WAYS = ("phoned", "visited")
LATEST = timedelta(hours=12)
register("when-future", 422, "That lies ahead. Write it down when it has been.")
register("when-old", 422, "Please write a talk down within twelve hours; it cannot be before the request came in.")


def talk(*, actor: Actor, target: Target, how: str, at: datetime, text: str, who: str = "") -> Case:
    """Written down; the first answer counts from the moment of the talk. `who` was there beside the writer.

    Refused: `invalid`, `stale`, `not-now`, absent.
    """
    said, moment = words(text), clock.aware(at)
    if how not in WAYS:
        raise Refusal("invalid", fields={"how": "choice-unknown"})
    with transaction.atomic():
        case, moving = writing.begin(actor, target, "talk", said)
        if moving is None:
            return case
        now = clock.now()
        if moment > now:
            raise Refusal("invalid", fields={"at": "when-future"})
        if moment < max(case.reported_at.replace(second=0, microsecond=0), now - LATEST):
            raise Refusal("invalid", fields={"at": "when-old"})
        moment = max(moment, case.reported_at)
        case.answered_at = min(case.answered_at or moment, moment)
        moving.text = said
        moving.data = {"how": how, "at": moment.isoformat(), "who": clean(who)[:80]}
        return writing.finish(moving)
