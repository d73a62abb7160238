"""A second person approves or refuses more time, before the date has passed."""

from django.db import transaction

from yuanba.domains.cases import writing
from yuanba.domains.cases.models import Case, Extension
from yuanba.domains.cases.rules.drafts import words
from yuanba.domains.cases.writing import Target
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import Actor


def decide_extension(*, actor: Actor, target: Target, approve: bool, text: str) -> Case:
    """Approved: the new date holds, the first promise stays on record. Refused: the old date holds.

    Refused: `invalid`, `nothing-asked`, `own-extension`, `is-late`, `stale`, `not-now`, absent.
    """
    said = words(text)
    with transaction.atomic():
        case, moving = writing.begin(actor, target, "decide_extension", said)
        if moving is None:
            return case
        asked = Extension.objects.filter(yard=case.yard, case=case, state="asked").first()
        if asked is None:
            raise Refusal("nothing-asked")
        _check(actor, asked, case)
        now = clock.now()
        asked.state = "approved" if approve else "refused"
        asked.decided_name, asked.decided_at, asked.decided_text = actor.name[:60], now, said
        asked.save()
        if approve:
            case.extended_at, case.extended_due, case.extensions = now, asked.due, case.extensions + 1
        moving.text, moving.public = said, approve
        moving.data = {"approve": approve, "reason": asked.reason}
        moving.data |= {"before": asked.due_before.isoformat(), "due": asked.due.isoformat()}
        return writing.finish(moving)


def _check(actor: Actor, asked: Extension, case: Case) -> None:
    if asked.account is not None and asked.account == actor.account:
        raise Refusal("own-extension")
    if min(asked.due_before, case.due_at or asked.due_before) < clock.now():
        raise Refusal("is-late")
