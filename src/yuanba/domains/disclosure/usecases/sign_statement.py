"""The company signs a reviewed statement."""

from django.db import transaction

from yuanba.domains.disclosure.models import Statement
from yuanba.domains.disclosure.rules.words import COMPANY
from yuanba.domains.disclosure.usecases._signing import sign_for
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard


def sign_statement(*, actor: Actor, yard: Yard, number: int, seen: str) -> Statement:
    """Once; the same again changes nothing.

    Refused: `statement-state`, `statement-stale`, `statement-moved`, absent.
    """
    with transaction.atomic():
        return sign_for(actor, yard, number, seen, COMPANY, "statement.sign")
