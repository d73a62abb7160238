"""The answer to an instruction is accepted, or sent back with words and a new date."""

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


def judge_instruction(*, actor: Actor, target: Target, accept: bool, text: str, due: datetime | None = None) -> Case:
    """Accepted: it is over. Sent back: the estate owes an answer again, by `due`. Only the side that instructed judges.

    Refused: `invalid`, `nothing-answered`, `not-their-instruction`, `stale`, absent.
    """
    said = words(text)
    with transaction.atomic():
        case, moving = writing.begin(actor, target, "judge_instruction", said)
        if moving is None:
            return case
        given = Instruction.objects.filter(yard=case.yard, case=case, ended_at__isnull=True).first()
        if given is None or given.owed_at is not None:
            raise Refusal("nothing-answered")
        if given.role != writing.role_by(actor, case, "case.judge_instruction"):
            raise Refusal("not-their-instruction")
        given.judged_name, given.judged_text = actor.name[:60], said
        if accept:
            given.ended_at = clock.now()
        else:
            _send_back(given, due)
        given.save()
        moving.text, moving.public = said, False
        moving.data = {"accept": accept} | ({} if accept else {"due": given.due_at.isoformat()})
        return writing.finish(moving)


def _send_back(given: Instruction, due: datetime | None) -> None:
    if due is None:
        raise Refusal("invalid", fields={"due": "date-please"})
    by = clock.aware(due)
    check_date(by, clock.now())
    given.at, given.due_at, given.owed_at, given.sent_back = clock.now(), by, by, given.sent_back + 1
