"""A draft is thrown away."""

from django.db import transaction

from yuanba.domains.disclosure.models import Statement
from yuanba.domains.disclosure.rules import words
from yuanba.domains.disclosure.usecases._moving import check_state, held, tell
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard


def drop_statement(*, actor: Actor, yard: Yard, number: int) -> Statement:
    """The period can be drafted anew; dropped before, it stays so. Refused: `statement-state`, absent."""
    with transaction.atomic():
        found = held(actor, yard, number, "statement.draft")
        if found.state == words.DROPPED:
            return found
        check_state(found, words.DRAFT)
        found.state = words.DROPPED
        found.save()
        tell(actor, found)
    return found
