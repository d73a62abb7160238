"""A human or an enterprise owns or occupies a home from a day on."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.people.access import card_to_write, enterprise_to_write, home_to_write
from yuanba.domains.people.lent import check_self
from yuanba.domains.people.models import ResidentCard, Tenure
from yuanba.domains.people.rules import TENURE_ROLES
from yuanba.domains.people.rules.tenure import OF_ENTERPRISES, STANDING_IN, Stay, alone, checked
from yuanba.domains.people.writing import enter
from yuanba.domains.places.public import Place
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard


def move_in(
    *,
    actor: Actor,
    yard: Yard,
    home_id: UUID,
    stay: Stay,
    card_id: UUID | None = None,
    enterprise_id: UUID | None = None,
    stands_for: UUID | None = None,
) -> Tenure:
    """The tenure of a card or of an enterprise; sent twice it is one.

    `stands_for` is the card of a guardian's ward, or of whom an heir follows. ValueError: unknown kind, both or neither
    of card and enterprise. Refused: `invalid` with fields, `not-a-home`, `shares-over`, `tenure-twice`, `lent-self`,
    absent.
    """
    if stay.kind not in TENURE_ROLES:
        raise ValueError(f"unknown kind of tenure {stay.kind!r}")
    if (card_id is None) is (enterprise_id is None):
        raise ValueError("either a card or an enterprise moves in")
    stay = alone(checked(stay))
    with transaction.atomic():
        home = home_to_write(actor, yard, home_id, enterprise=enterprise_id is not None)
        if enterprise_id is not None:
            if stay.kind not in OF_ENTERPRISES:
                raise Refusal("invalid", fields={"kind": "not-of-enterprises"})
            return enter(actor, home, enterprise_to_write(actor, yard, enterprise_id), stay)
        assert card_id is not None  # noqa: S101  of the two one is there
        card = card_to_write(actor, yard, card_id, "people.register")
        check_self(actor, card.account_id, "people.register", home)
        return enter(actor, home, card, stay, _stood_for(home, card, stay.kind, stands_for))


def _stood_for(home: Place, card: ResidentCard, kind: str, stands_for: UUID | None) -> ResidentCard | None:
    """Whom a guardian or heir stands for: somebody else who has or had to do with this home."""
    if kind not in STANDING_IN:
        return None
    here = Tenure.objects.filter(yard=home.yard, home=home, card=stands_for).exclude(card=card)
    if stands_for is None or not here.exists():
        raise Refusal("invalid", fields={"stands_for": "stands-for-missing"})
    return ResidentCard.objects.get(yard=home.yard, id=stands_for)
