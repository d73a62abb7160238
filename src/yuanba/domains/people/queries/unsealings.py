"""Who opened what is sealed: for the person, and for whoever answers for the staff."""

from uuid import UUID

from yuanba.domains.people.access import card_to_open
from yuanba.domains.people.models import Unsealing
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard

MOST = 200


def unsealings(actor: Actor, yard: Yard, card_id: UUID) -> list[Unsealing]:
    """Who opened fields of a card, the newest first, at most 200; refused as absent."""
    card = card_to_open(actor, yard, card_id, "people.unsealings")
    return list(card.unsealings.order_by("-id")[:MOST])


def own_unsealings(account_id: UUID) -> list[Unsealing]:
    """Who opened fields of the account's own cards, in all yards, the newest first, at most 200."""
    rows = Unsealing.objects.filter(card__account=account_id).select_related("yard")
    return list(rows.order_by("-id")[:MOST])
