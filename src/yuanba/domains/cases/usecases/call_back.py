"""A call back is written down, inside the house; whoever is not helped gets the request asked for once more."""

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from yuanba.domains.cases import writing
from yuanba.domains.cases.access import new_state
from yuanba.domains.cases.models import Callback, Case
from yuanba.domains.cases.rules.callbacks import ANSWERS
from yuanba.domains.cases.rules.drafts import words
from yuanba.domains.cases.rules.states import CLOSED, RESOLVED
from yuanba.domains.cases.writing import Moving, Target
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, absent
from yuanba.kernel.text import clean
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard


@dataclass(frozen=True)
class Told:
    """What came of a call: nobody was reached, or the answers to two questions – is it solved, were you content."""

    reached: bool
    solved: str = ""
    content: str = ""
    text: str = ""


def call_back(*, actor: Actor, yard: Yard, call_id: UUID, told: Told, key: str = "") -> Callback:
    """Written; not solved asks for the request to be taken up again. Refused: `invalid`, `conflict`, absent."""
    if told.reached and not {told.solved, told.content} <= ANSWERS.keys():
        raise Refusal("invalid", fields={"solved": "call-answers"})
    said = words(told.text) if told.reached and told.solved == "no" else clean(told.text)[:2000]
    with transaction.atomic():
        call = Callback.objects.select_for_update(no_key=True).filter(yard=yard, id=call_id).first()
        if call is None:
            raise absent()
        case, moving = writing.begin(actor, Target(yard, call.case_id, key=key), "call_back", said)
        if moving is None:
            return call
        moving.text, moving.public = said, False
        moving.data = {"reached": told.reached, "solved": told.solved, "content": told.content}
        writing.finish(moving)
        if told.reached and told.solved == "no" and case.state in (RESOLVED, CLOSED):
            _once_more(actor, case, said, f"{moving.key[:60]}:r")
        return _saved(call, actor, told)


def _once_more(actor: Actor, case: Case, said: str, key: str) -> None:
    """Asked for by us, on behalf of the reporter."""
    case.state, now = new_state(case, "request_reopen"), clock.now()
    case.reopen_requested_at, case.closed_at = now, None
    case.rating, case.rated_at = "bad", now
    writing.finish(Moving(case, "request_reopen", actor, key, said, {"rating": "bad", "on_behalf": True}))


def _saved(call: Callback, actor: Actor, told: Told) -> Callback:
    call.tries += 1
    call.called_at, call.called_by = clock.now(), actor.name[:60]
    if told.reached or call.reached is None:
        call.reached = told.reached
    if told.reached:
        call.solved, call.content = told.solved, told.content
    call.save()
    return call
