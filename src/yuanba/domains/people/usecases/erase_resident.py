"""What is personal of somebody is gone; how many people lived where, and from when to when, stays."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from yuanba.domains.people.access import card_to_write, with_doubles
from yuanba.domains.people.events import Erased
from yuanba.domains.people.forgetting import forget_phones
from yuanba.domains.people.models import Claim, Enterprise, Invitation, Merge, ResidentCard, Tenure
from yuanba.domains.people.rules.tenure import OWNING
from yuanba.domains.people.writing import opened
from yuanba.domains.places.public import forget_rows
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, register
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard

register(
    "still-owner",
    409,
    "The owners' register must name who owns a home, here %(homes)s. Once it is registered to somebody else, this can "
    "be erased.",
)


def erase_resident(*, actor: Actor, yard: Yard, card_id: UUID) -> ResidentCard:
    """The card without anything personal, and those merged into it; its account has nothing to do with it any more.

    Refused: `still-owner` where it owns a home today or later, absent.
    """
    with transaction.atomic():
        card = card_to_write(actor, yard, card_id, "people.erase")
        owned = _owned(yard, card, clock.today())
        if owned:
            raise Refusal("still-owner", homes=", ".join(owned))
        told = Erased(account=str(card.account_id or ""))
        cards = with_doubles([card.id])
        _forget_rows(yard, cards)
        rows = ResidentCard.objects.filter(yard=yard, id__in=cards)
        forget_phones(yard, {opened(one, "phone") for one in rows})
        _forget_ways(yard, card.account_id)
        _empty(yard, cards)
        record(told, yard=yard, actor=actor, subject=card.id)
    card.refresh_from_db()
    return card


def _owned(yard: Yard, card: ResidentCard, day: date) -> list[str]:
    tenures = Tenure.objects.filter(Q(until=None) | Q(until__gte=day), yard=yard, card=card, kind__in=OWNING)
    return list(tenures.order_by("home__path").values_list("home__label", flat=True).distinct())


def _forget_rows(yard: Yard, cards: list[UUID]) -> None:
    """What the files by which they came said beside."""
    tenures = Tenure.objects.filter(yard=yard, card__in=cards).values_list("batch_id", "card__batch_id", "home__path")
    came = {(batch, path) for *batches, path in tenures for batch in batches if batch}
    marks = {
        mark
        for card in ResidentCard.objects.filter(yard=yard, id__in=cards)
        for mark in (card.name, *(opened(card, field) for field in ("phone", "id_number")))
    }
    forget_rows(yard, came, marks)


def _forget_ways(yard: Yard, account: UUID | None) -> None:
    """Which homes the account asked for, with which words, and by whose invitation it came."""
    if account:
        Claim.objects.filter(yard=yard, account=account).delete()
        Invitation.objects.filter(yard=yard, used_by=account).update(used_by=None)


def _empty(yard: Yard, cards: list[UUID]) -> None:
    rows = ResidentCard.objects.filter(yard=yard, id__in=cards)
    rows.update(
        account=None,
        name="",
        name_en="",
        languages="",
        sealed_phone="",
        sealed_id_number="",
        sealed_health="",
        phone_digest="",
        phone_tail_digest="",
        erased_at=clock.now(),
    )
    Enterprise.objects.filter(yard=yard, contact__in=cards).update(contact=None)
    for merge in Merge.objects.filter(yard=yard, kept__in=cards):
        merge.moved = {**merge.moved, "account": ""}
        merge.save(update_fields=["moved"])
