"""What an estate cannot solve goes to the community, what the community cannot, to the street."""

from django.db import transaction

from yuanba.domains.cases import writing
from yuanba.domains.cases.models import Case, HandUp
from yuanba.domains.cases.rules.drafts import words
from yuanba.domains.cases.rules.policy import from_data
from yuanba.domains.cases.rules.upward import above
from yuanba.domains.cases.writing import Target
from yuanba.kernel import clock
from yuanba.kernel.calendar import deadline
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import Actor


def hand_up(*, actor: Actor, target: Target, text: str) -> Case:
    """Handed one level up, with the reason; trail and clock of the case stay. The upper decides by its own clock.

    Refused: `invalid`, `handed-already`, `stale`, `not-now`, absent.
    """
    said = words(text)
    with transaction.atomic():
        case, moving = writing.begin(actor, target, "hand_up", said)
        if moving is None:
            return case
        to = above(case.held_by, writing.role_by(actor, case, "case.hand_up"))
        if HandUp.objects.filter(yard=case.yard, case=case, to=to, ended_at__isnull=True).exists():
            raise Refusal("handed-already")
        now, policy = clock.now(), from_data(case.policy)
        by = deadline(now, policy.hand_up, policy.hours)
        asks = {"account": actor.account, "name": actor.name[:60]}
        HandUp(yard=case.yard, case=case, to=to, text=said, at=now, since=now, due_at=by, **asks).save()
        moving.text, moving.data = said, {"to": to, "due": by.isoformat()}
        return writing.finish(moving)
