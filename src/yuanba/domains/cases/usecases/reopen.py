"""A person takes the case up again: its work starts anew, its history stays."""

from django.db import transaction

from yuanba.domains.cases import writing
from yuanba.domains.cases.models import Case
from yuanba.domains.cases.rules.drafts import words
from yuanba.domains.cases.writing import Target
from yuanba.kernel import clock
from yuanba.platform.access.public import Actor


def reopen(*, actor: Actor, target: Target, text: str) -> Case:
    """In work again; a new clock runs from now. Refused as other verbs.

    Promises given before stay in the ledger as they ended; a new one is a row of its own.
    """
    said = words(text)
    with transaction.atomic():
        case, moving = writing.begin(actor, target, "reopen", said)
        if moving is None:
            return case
        case.reopened_at = clock.now()
        case.resolved_at, case.outcome, case.outcome_reason = None, "", ""
        case.promised_due, case.promised_at, case.promised_text = None, None, ""
        case.extended_at, case.extended_due, case.checked_at = None, None, None
        moving.text = said
        return writing.finish(moving)
