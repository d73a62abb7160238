"""First contact: the reporter hears from somebody."""

from django.db import transaction

from yuanba.domains.cases import writing
from yuanba.domains.cases.models import Case
from yuanba.domains.cases.rules.drafts import words
from yuanba.domains.cases.rules.policy import from_data
from yuanba.domains.cases.usecases._lead import check_no_helper
from yuanba.domains.cases.writing import Target
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, register
from yuanba.platform.access.public import Actor

register("contact-needed", 422, "A hard case is answered first by telephone or by a visit, not in writing.")
HOW = ("written", "phoned", "visited")


def answer(*, actor: Actor, target: Target, text: str, how: str = "written") -> Case:
    """Answered in writing, by telephone or by a visit; a hard case first by one of the last two.

    Refused: `invalid`, `stale`, `not-now`, absent.
    """
    said = words(text)
    if how not in HOW:
        raise Refusal("invalid", fields={"how": "choice-unknown"})
    with transaction.atomic():
        case, moving = writing.begin(actor, target, "answer", said)
        if moving is None:
            return case
        check_no_helper(actor, case)
        hard = from_data(case.policy).levels[case.level].promise is not None
        if hard and case.answered_at is None and how == "written":
            raise Refusal("invalid", fields={"how": "contact-needed"})
        case.answered_at = case.answered_at or clock.now()
        moving.text, moving.data = said, {"how": how}
        return writing.finish(moving)
