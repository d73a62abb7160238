"""Cards that are perhaps one person: one telephone, or one name at one home."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from yuanba.domains.people.access import cards_within
from yuanba.domains.people.models import ResidentCard, Tenure
from yuanba.domains.people.queries.residents import Resident, shown_card
from yuanba.kernel.paging import Page, page_of
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard

MERGE, PAGE, OTHERS = "people.merge", 50, 5


@dataclass(frozen=True)
class Likeness:
    """Two cards, the earlier one first, and what they have in common."""

    one: Resident
    other: Resident
    by: Literal["phone", "home"]


def likely_doubles(actor: Actor, yard: Yard, *, after: UUID | None = None) -> Page[Likeness]:
    """Cards like an earlier one, each with that one, for whoever may make one of two."""
    cards = cards_within(actor, MERGE, yard)
    rows = cards.filter(_like_an_earlier(cards, yard))
    page = page_of((rows.filter(id__gt=after) if after else rows).order_by("id"), lambda one: one.id, PAGE)
    return page.of(_pairs(yard, cards, page.rows))


def others_like(actor: Actor, yard: Yard, card_id: UUID) -> list[Resident]:
    """The first five cards like this one, for whoever may make one of them; nothing where there is no such card."""
    cards = cards_within(actor, MERGE, yard)
    card = cards.filter(id=card_id).first()
    if card is None:
        return []
    homes = Tenure.objects.filter(yard=yard, card=card.id).values("home")
    there = Tenure.objects.filter(yard=yard, card=OuterRef("pk"), home__in=homes)
    by_home = Q(Exists(there), name=card.name) if card.name else Q(pk=None)
    by_phone = Q(phone_digest=card.phone_digest) if card.phone_digest else Q(pk=None)
    rows = cards.filter(by_home | by_phone).exclude(id=card.id).order_by("id")[:OTHERS]
    return [shown_card(one) for one in rows]


def _like_an_earlier(cards: QuerySet[ResidentCard], yard: Yard) -> Q:
    by_phone = cards.filter(id__lt=OuterRef("pk"), phone_digest=OuterRef("phone_digest"))
    homes = Tenure.objects.filter(yard=yard, card=OuterRef(OuterRef("pk"))).values("home")
    there = Tenure.objects.filter(yard=yard, home__in=homes, card__name=OuterRef("name"), card__lt=OuterRef("pk"))
    return (~Q(phone_digest="") & Exists(by_phone)) | (~Q(name="") & Exists(there))


def _pairs(yard: Yard, cards: QuerySet[ResidentCard], found: Sequence[ResidentCard]) -> list[Likeness]:
    phones, names = {one.phone_digest for one in found} - {""}, {one.name for one in found} - {""}
    earlier = list(cards.filter(Q(phone_digest__in=phones) | Q(name__in=names)).order_by("id"))
    homes = _homes(yard, {one.id for one in (*found, *earlier)})
    pairs = (_first_like(one, earlier, homes) for one in found)
    return [pair for pair in pairs if pair]


def _homes(yard: Yard, cards: Iterable[UUID]) -> dict[UUID, set[UUID]]:
    homes: dict[UUID, set[UUID]] = {}
    rows = Tenure.objects.filter(yard=yard, card__in=list(cards)).order_by().values_list("card", "home")
    for card, home in rows:
        homes.setdefault(card, set()).add(home)
    return homes


def _first_like(other: ResidentCard, earlier: list[ResidentCard], homes: dict[UUID, set[UUID]]) -> Likeness | None:
    for one in earlier:
        if one.id >= other.id:
            break
        if one.phone_digest and one.phone_digest == other.phone_digest:
            return Likeness(shown_card(one), shown_card(other), "phone")
        if one.name == other.name and homes.get(one.id, set()) & homes.get(other.id, set()):
            return Likeness(shown_card(one), shown_card(other), "home")
    return None
