"""A measure and a date are promised; the words and the date stay on the case as they were given."""

from datetime import datetime, timedelta

from django.db import transaction

from yuanba.domains.cases import writing
from yuanba.domains.cases.models import Case
from yuanba.domains.cases.rules.drafts import words
from yuanba.domains.cases.usecases._lead import check_no_helper
from yuanba.domains.cases.usecases._promises import note_promise
from yuanba.domains.cases.writing import Target
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, register
from yuanba.platform.access.public import Actor

FARTHEST = timedelta(days=365)
register("date-past", 422, "The date has passed already.")
register("date-far", 422, "A promise is for the next year at the farthest.")
register("date-late", 422, "This is later than what was promised when the case came in: %(limit)s.")


def promise(*, actor: Actor, target: Target, text: str, due: datetime) -> Case:
    """Promised. Where the level has a closing time, the date may not be later than it.

    A second promise may not move a given date: each is a row of its own in the ledger.

    Refused: `invalid`, `date-past`, `date-far`, `date-late`, `stale`, `not-now`.
    """
    said = words(text)
    by = clock.aware(due)
    if by <= clock.now():
        raise Refusal("invalid", fields={"due": "date-past"})
    if by > clock.now() + FARTHEST:
        raise Refusal("invalid", fields={"due": "date-far"})
    with transaction.atomic():
        case, moving = writing.begin(actor, target, "promise", said)
        if moving is None:
            return case
        check_no_helper(actor, case)
        latest = _latest(case)
        if latest is not None and by > latest:
            raise Refusal("invalid", fields={"due": "date-late"}, limit=latest.isoformat())
        case.promised_text, case.promised_due, case.promised_at = said, by, clock.now()
        case.extended_at, case.extended_due = None, None
        note_promise(case, said, by)
        if case.resume_at:
            writing.run_again(case)
        if case.close_due is None:
            case.close_due = by
        moving.text, moving.data = said, {"due": by.isoformat()}
        return writing.finish(moving)


def _latest(case: Case) -> datetime | None:
    """The date a promise may not pass: the closing date that holds; after a reopening only one given since."""
    given = case.promised_due or case.extended_due
    if case.due_what != "close" or (case.reopened_at is not None and given is None):
        return None
    return case.due_at
