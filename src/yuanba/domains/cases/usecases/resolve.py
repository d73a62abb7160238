"""The work is done, or it is said why it cannot be."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.cases import writing
from yuanba.domains.cases.models import Case
from yuanba.domains.cases.rules.clocks import clocks
from yuanba.domains.cases.rules.drafts import words
from yuanba.domains.cases.rules.policy import from_data
from yuanba.domains.cases.rules.vocabulary import OUTCOMES
from yuanba.domains.cases.usecases._lead import check_no_helper, end_helps
from yuanba.domains.cases.usecases._promises import end_promises
from yuanba.domains.cases.writing import Target
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, register
from yuanba.kernel.text import clean
from yuanba.platform.access.public import Actor

SHOWN_KINDS = ("repair", "hazard")
register("photo-missing", 422, "Please add a photograph of how it is now, or say why there is none.")


def resolve(
    *,
    actor: Actor,
    target: Target,
    text: str,
    outcome: str = "solved",
    before: tuple[UUID, ...] = (),
    after: tuple[UUID, ...] = (),
    why_no_photo: str = "",
    why_no_help: str = "",
) -> Case:
    """Resolved with words, and photographs before and after. An answer that was never given is given by this.

    A repair or a hazard shows a photograph of how it is now, or says why there is none. While a helping unit has not
    answered, it is said why its help is no longer needed.

    Refused: `invalid`, `stale`, `not-now`, absent.
    """
    said = words(text)
    if outcome not in OUTCOMES:
        raise Refusal("invalid", fields={"outcome": "choice-unknown"})
    with transaction.atomic():
        case, moving = writing.begin(actor, target, "resolve", said)
        if moving is None:
            return case
        check_no_helper(actor, case)
        moving.data = end_helps(case, clean(why_no_help)[:200])
        now = clock.now()
        case.answered_at = case.answered_at or now
        case.resolved_at, case.outcome = now, outcome
        case.outcome_reason = "" if outcome == "solved" else said
        _promised_at_last(case)
        end_promises(case, said)
        writing.add_photos(case, "before", before)
        shown = writing.add_photos(case, "after", after)
        if outcome == "solved" and case.kind in SHOWN_KINDS and not shown and not clean(why_no_photo):
            raise Refusal("invalid", fields={"after": "photo-missing"})
        moving.text = said
        moving.data |= {"outcome": outcome, "photos": shown, "why_no_photo": clean(why_no_photo)[:200]}
        return writing.finish(moving)


def _promised_at_last(case: Case) -> None:
    """A hard case solved before a date was promised had to be promised by then: that is its closing date."""
    if case.close_due is None:
        given = clocks(from_data(case.policy), case.level, case.reported_at, kind=case.kind)
        case.close_due = given.promise_due
