"""Staff answer what a home says against an undertaking."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.notices.access import objection_to_answer
from yuanba.domains.notices.events import UndertakingAnswered
from yuanba.domains.notices.models import ObjectionAnswer
from yuanba.domains.notices.rules.drafts import words
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, register
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard

register("answered-already", 409, "This objection was answered already. What was said stays.")


def answer_objection(*, actor: Actor, yard: Yard, objection_id: UUID, text: str) -> ObjectionAnswer:
    """The answer, once; whoever objected is told and can read it. The same words again give the first.

    Refused: `invalid` without words, `answered-already`, absent without the right where the undertaking stands.
    """
    said = words(text)
    with transaction.atomic():
        objection = objection_to_answer(actor, yard, objection_id)
        known = ObjectionAnswer.objects.filter(yard=yard, objection=objection).first()
        if known and known.text != said:
            raise Refusal("answered-already")
        if known:
            return known
        who = {"account": actor.account, "name": actor.name[:60]}
        answer = ObjectionAnswer(yard=yard, objection=objection, text=said, at=clock.now(), **who)
        answer.save()
        told = UndertakingAnswered(title=objection.undertaking.title, home=objection.home.path)
        record(told, yard=yard, actor=actor, subject=objection.undertaking_id)
    return answer
