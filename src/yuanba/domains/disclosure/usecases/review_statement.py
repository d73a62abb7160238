"""A second person has looked at a draft and finds it right."""

from django.db import transaction

from yuanba.domains.disclosure.models import Statement
from yuanba.domains.disclosure.rules import words
from yuanba.domains.disclosure.usecases._moving import check_seen, check_state, held, tell
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard


def review_statement(*, actor: Actor, yard: Yard, number: int, seen: str) -> Statement:
    """From now on it can be signed, as it stands; reviewed before, it stays so.

    Refused: `statement-own` for who drafted it, `statement-state`, `statement-stale`, `statement-moved`, absent.
    """
    with transaction.atomic():
        found = held(actor, yard, number, "statement.review")
        if found.state == words.REVIEWED and seen == found.digest:
            return found
        check_state(found, words.DRAFT)
        if found.account is not None and found.account == actor.account:
            raise Refusal("statement-own")
        check_seen(found, seen)
        found.state, found.sent_back = words.REVIEWED, ""
        found.reviewed_by, found.reviewed_at = actor.name[:60], clock.now()
        found.save()
        tell(actor, found)
    return found
