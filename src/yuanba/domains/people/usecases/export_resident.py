"""All that is kept of a person in a yard, for the person to take away."""

from typing import Any
from uuid import UUID

from django.db import transaction

from yuanba.domains.people import writing
from yuanba.domains.people.access import card_to_open
from yuanba.domains.people.events import Exported
from yuanba.domains.people.queries.gathering import everything_of
from yuanba.domains.people.rules.cards import SEALED, reason
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def export_resident(*, actor: Actor, yard: Yard, card_id: UUID, why: str = "") -> dict[str, Any]:
    """What is kept, as JSON takes it: card, homes, posts, looks, and what other rooms have registered.

    The person needs no reason; a manager does, and each sealed field that is in it counts as a look.
    Refused: `invalid` (`reason-short`), `too-many` as by `open_sealed`, absent.
    """
    with transaction.atomic():
        card = card_to_open(actor, yard, card_id, "people.export")
        own = actor.account is not None and card.account_id == actor.account
        if not own:
            why = reason(why)
            for field in (name for name in SEALED if getattr(card, f"sealed_{name}")):
                writing.note_opening(actor, card, field, why)
        record(Exported(own=own), yard=yard, actor=actor, subject=card.id)
        return everything_of(yard, card, own=own)
