"""Who opened what is sealed: for the person, and for whoever answers for the staff."""

from uuid import UUID

from yuanba.domains.people.access import card_to_open, with_doubles
from yuanba.domains.people.models import ResidentCard, Unsealing
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard

MOST = 200


def unsealings(actor: Actor, yard: Yard, card_id: UUID) -> list[Unsealing]:
    """Who opened fields of a card or of a double of it, the newest first, at most 200; refused as absent."""
    card = card_to_open(actor, yard, card_id, "people.unsealings")
    rows = Unsealing.objects.filter(yard=yard, card__in=with_doubles([card.id]))
    return list(rows.order_by("-id")[:MOST])


def own_unsealings(account_id: UUID) -> list[Unsealing]:
    """Who opened fields of the account's own cards, in all yards, the newest first, at most 200."""
    cards = with_doubles(ResidentCard.objects.filter(account=account_id).values_list("id", flat=True))
    rows = Unsealing.objects.filter(card__in=cards).select_related("yard")
    return list(rows.order_by("-id")[:MOST])
