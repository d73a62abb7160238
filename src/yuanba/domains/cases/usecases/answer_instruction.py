"""The estate answers an instruction."""

from django.db import transaction

from yuanba.domains.cases import writing
from yuanba.domains.cases.models import Case, Instruction
from yuanba.domains.cases.rules.drafts import words
from yuanba.domains.cases.writing import Target
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import Actor


def answer_instruction(*, actor: Actor, target: Target, text: str) -> Case:
    """Answered; whoever instructed accepts it or sends it back. Refused: `invalid`, `nothing-owed`, `stale`, absent."""
    said = words(text)
    with transaction.atomic():
        case, moving = writing.begin(actor, target, "answer_instruction", said)
        if moving is None:
            return case
        owed = Instruction.objects.filter(yard=case.yard, case=case, owed_at__isnull=False).first()
        if owed is None:
            raise Refusal("nothing-owed")
        owed.answer, owed.answered_name, owed.answered_at = said, actor.name[:60], clock.now()
        owed.owed_at = None
        owed.save()
        moving.text, moving.public = said, False
        return writing.finish(moving)
