"""How to reach a neighbour who joined is opened; who did it, when and why stands in the history."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.cases import writing
from yuanba.domains.cases.access import case_to_write
from yuanba.domains.cases.events import ContactOpened
from yuanba.domains.cases.models import Brought
from yuanba.domains.cases.queries.brought import OPENED, brought_by
from yuanba.domains.cases.rules.drafts import words
from yuanba.domains.cases.writing import Target
from yuanba.kernel.ids import uuid7
from yuanba.kernel.text import clean
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record


def open_joiner(*, actor: Actor, target: Target, follower_id: UUID, why: str) -> Brought:
    """What the neighbour left; the same look sent twice is written down once. Refused: `invalid` (`reason`), absent."""
    with transaction.atomic():
        case = case_to_write(actor, target.yard, target.case_id, "case.contact")
        found, said, key = brought_by(case, follower_id), words(why, "reason"), clean(target.key)[:64]
        if not writing.repeated(case, key, OPENED, said):
            data = {"follower": str(follower_id)}
            moving = writing.Moving(case, OPENED, actor, key or str(uuid7()), text=said, data=data, public=False)
            writing.append(moving)
            record(ContactOpened(number=case.number), yard=case.yard, actor=actor, subject=case.id)
    return found
