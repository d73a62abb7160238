"""Somebody opens a sealed field of a resident card, and says why."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.people import writing
from yuanba.domains.people.access import card_to_open
from yuanba.domains.people.rules.cards import opening, reason
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard


def open_sealed(*, actor: Actor, yard: Yard, card_id: UUID, field: str, why: str) -> str:
    """What the field says; the look is written down, once for each time.

    ValueError: not a sealed field. Refused: `invalid` (`reason-short`), `unreadable`, absent; `too-many` after 120 in
    an hour, so that nobody copies a whole estate.
    """
    action = opening(field)
    with transaction.atomic():
        card = card_to_open(actor, yard, card_id, action)
        why = reason(why)
        value = writing.opened(card, field)
        writing.note_opening(actor, card, field, why)
    return value
