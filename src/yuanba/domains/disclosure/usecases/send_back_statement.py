"""A statement goes back to whoever drafted it; what was signed of it is void."""

from django.db import transaction

from yuanba.domains.disclosure.models import Statement
from yuanba.domains.disclosure.rules import words
from yuanba.domains.disclosure.usecases._moving import check_state, held, said_why, tell
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard


def send_back_statement(*, actor: Actor, yard: Yard, number: int, why: str) -> Statement:
    """It is a draft again, with the reason. Refused: `statement-why` at its field, `statement-state`, absent."""
    with transaction.atomic():
        found = held(actor, yard, number, "statement.review")
        check_state(found, words.REVIEWED, words.SIGNED)
        found.sent_back, found.state = said_why(why), words.DRAFT
        found.reviewed_by = found.company_by = found.committee_by = ""
        found.reviewed_at = found.company_at = found.committee_at = None
        found.company_account = found.committee_account = None
        found.save()
        tell(actor, found, why=found.sent_back)
    return found
