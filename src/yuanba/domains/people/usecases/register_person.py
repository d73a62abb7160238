"""Who moves into a home gets a card and a tenure at once."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.people.access import home_to_write
from yuanba.domains.people.models import Tenure
from yuanba.domains.people.rules.cards import CardDraft
from yuanba.domains.people.rules.tenure import Stay
from yuanba.domains.people.usecases.move_in import move_in
from yuanba.domains.people.usecases.write_card import write_card
from yuanba.platform.access.public import Actor, check
from yuanba.platform.yards.models import Yard


def register_person(
    *,
    actor: Actor,
    yard: Yard,
    card_id: UUID,
    draft: CardDraft,
    home_id: UUID,
    stay: Stay,
    stands_for: UUID | None = None,
) -> Tenure:
    """The tenure of a card that is written in the same breath: both or neither. Sent twice it is one.

    ValueError: unknown kind. Refused: as `write_card` and `move_in`.
    """
    with transaction.atomic():
        check(actor, "people.register", home_to_write(actor, yard, home_id))
        write_card(actor=actor, yard=yard, card_id=card_id, draft=draft)
        return move_in(actor=actor, yard=yard, home_id=home_id, stay=stay, card_id=card_id, stands_for=stands_for)
