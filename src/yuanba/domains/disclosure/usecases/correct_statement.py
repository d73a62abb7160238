"""What was published wrong is corrected by another statement of the same period; both stay."""

from django.db import transaction

from yuanba.domains.disclosure.access import estate_held, publication_of
from yuanba.domains.disclosure.models import Publication, Statement
from yuanba.domains.disclosure.rules import words
from yuanba.domains.disclosure.usecases._drafting import new_draft, work_out
from yuanba.domains.disclosure.usecases._moving import said_why
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard


def correct_statement(*, actor: Actor, yard: Yard, code: str, why: str) -> Statement:
    """The draft of the correction, which takes the same way; where it was begun already, that one.

    Refused: `statement-why` at its field, `statement-superseded`, absent.
    """
    with transaction.atomic():
        estate_held(actor, yard, "statement.draft")
        wrong = publication_of(yard, code)
        if Publication.objects.filter(yard=yard, supersedes=wrong).exists():
            raise Refusal("statement-superseded")
        begun = Statement.objects.filter(yard=yard, corrects=wrong, state__in=words.OPEN).first()
        if begun is not None:
            return begun
        wrong.contract.yard = yard
        made = new_draft(actor, yard, wrong.contract, wrong.kind, (wrong.since, wrong.until))
        made.corrects, made.why, made.notes = wrong, said_why(why), wrong.document["notes"]
        return work_out(actor, made)
