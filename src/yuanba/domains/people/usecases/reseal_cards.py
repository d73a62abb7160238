"""What was sealed with a former key is sealed with the key of today."""

from uuid import UUID

from django.db import transaction
from django.db.models import Q

from yuanba.domains.people import writing
from yuanba.domains.people.models import ResidentCard
from yuanba.domains.people.rules.cards import SEALED
from yuanba.kernel.errors import Refusal, absent
from yuanba.platform.access.public import Actor, can
from yuanba.platform.sealed.public import mark
from yuanba.platform.yards.models import Yard

SLICE = 200


def reseal_cards(*, actor: Actor, yard: Yard) -> tuple[int, int]:
    """How many cards were sealed anew, and how many hold a value that no key here opens: those stay as they are.

    Refused as absent for anybody but the machine itself (`people.reseal`).
    """
    if not can(actor, "people.reseal", yard):
        raise absent()
    done, left, last = 0, 0, UUID(int=0)
    while cards := _old(yard, last):
        with transaction.atomic():
            for card in cards:
                resealed = _reseal(card)
                done, left = done + resealed, left + (not resealed)
        last = cards[-1].id
    return done, left


def _old(yard: Yard, after: UUID) -> list[ResidentCard]:
    """Cards with a value that carries the mark of another key."""
    old = Q(pk__in=())
    for field in SEALED:
        name = f"sealed_{field}"
        old |= ~Q(**{name: ""}) & ~Q(**{f"{name}__startswith": mark()})
    return list(ResidentCard.objects.filter(old, yard=yard, id__gt=after).order_by("id")[:SLICE])


def _reseal(card: ResidentCard) -> bool:
    locked = ResidentCard.objects.select_for_update(no_key=True).get(yard=card.yard_id, id=card.id)
    try:
        for field in SEALED:
            writing.put(locked, field, writing.opened(locked, field))
    except Refusal:
        return False
    locked.save()
    return True
