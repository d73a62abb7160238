"""The upper gives a case that was handed up back, with words: what was reached, or why it is the estate's own."""

from django.db import transaction

from yuanba.domains.cases import writing
from yuanba.domains.cases.models import Case, HandUp
from yuanba.domains.cases.rules.drafts import words
from yuanba.domains.cases.settling import handed_to
from yuanba.domains.cases.writing import Target
from yuanba.kernel import clock
from yuanba.platform.access.public import Actor


def send_back(*, actor: Actor, target: Target, text: str) -> Case:
    """Back one level: from the street to the community where it has the case, else to the estate.

    Refused: `invalid`, `nothing-handed`, `stale`, `not-now`, absent.
    """
    said = words(text)
    with transaction.atomic():
        case, moving = writing.begin(actor, target, "send_back", said)
        if moving is None:
            return case
        ended = handed_to(case, writing.role_by(actor, case, "case.send_back"))
        ended.back_name, ended.back_text, ended.ended_at = actor.name[:60], said, clock.now()
        ended.save()
        left = HandUp.objects.filter(yard=case.yard, case=case, ended_at__isnull=True, taken_at__isnull=False)
        below = left.order_by("to").first()
        case.held_by = below.to if below else ""
        moving.text, moving.data = said, {"from": ended.to, "to": case.held_by}
        return writing.finish(moving)
