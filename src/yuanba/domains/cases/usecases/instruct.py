"""Community or street tell the estate what is to be done about a case, and by when it must be answered."""

from datetime import datetime

from django.db import transaction

from yuanba.domains.cases import writing
from yuanba.domains.cases.models import Case, Instruction
from yuanba.domains.cases.rules.drafts import words
from yuanba.domains.cases.rules.upward import check_date
from yuanba.domains.cases.writing import Target
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import Actor


def instruct(*, actor: Actor, target: Target, text: str, due: datetime) -> Case:
    """Instructed, one at a time in a case. Refused: `invalid`, `instruction-open`, `stale`, `not-now`, absent."""
    said, by = words(text), clock.aware(due)
    with transaction.atomic():
        case, moving = writing.begin(actor, target, "instruct", said)
        if moving is None:
            return case
        now = clock.now()
        check_date(by, now)
        if Instruction.objects.filter(yard=case.yard, case=case, ended_at__isnull=True).exists():
            raise Refusal("instruction-open")
        Instruction(
            yard=case.yard,
            case=case,
            text=said,
            account=actor.account,
            name=actor.name[:60],
            role=writing.role_by(actor, case, "case.instruct"),
            at=now,
            due_at=by,
            owed_at=by,
        ).save()
        moving.text, moving.public, moving.data = said, False, {"due": by.isoformat()}
        return writing.finish(moving)
