"""One card and one home in full: every tenure there was, and what may be done."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef

from yuanba.domains.people.access import card_to_open, cards_within, enterprises_within
from yuanba.domains.people.models import Enterprise, Merge, Post, ResidentCard, Tenure
from yuanba.domains.people.queries.residents import (
    READ,
    Occupant,
    Resident,
    shown_card,
    shown_tenures,
    tenures_of_day,
)
from yuanba.domains.people.queries.spans import in_force
from yuanba.domains.places.public import Place
from yuanba.kernel import clock
from yuanba.kernel.errors import absent
from yuanba.platform.access.public import Actor, visible
from yuanba.platform.yards.models import Yard

MOST = 200


@dataclass(frozen=True)
class Held:
    """What somebody is or was to a home, and for whom a guardian or heir stands."""

    home: Place
    who: Occupant
    stands_for: str


@dataclass(frozen=True)
class Housemate:
    """Somebody in a home, as its owner may see: no telephone, not even a masked one."""

    home: Place
    name: str
    kind: str
    since: date
    card: UUID | None


@dataclass(frozen=True)
class EnterpriseRecord:
    """An enterprise, the human who acts for it, and every place it has or had."""

    enterprise: Enterprise
    contact: Resident | None
    held: list[Held]


def rights_on(actor: Actor, yard: Yard, card_id: UUID, actions: Iterable[str]) -> set[str]:
    """Which of the actions on people the actor may do to this card: one statement."""
    names = {action.replace(".", "_"): action for action in actions}
    asked: dict[str, Any] = {
        name: Exists(cards_within(actor, action, yard).filter(id=OuterRef("pk"))) for name, action in names.items()
    }
    row = ResidentCard.objects.filter(yard=yard, id=card_id).annotate(**asked).values(*asked).first() or {}
    return {action for name, action in names.items() if row.get(name)}


def tenures_of_card(actor: Actor, yard: Yard, card_id: UUID) -> list[Held]:
    """Every home of a card from the first day on, with those elsewhere in the yard; refused as absent."""
    card_to_open(actor, yard, card_id, READ)
    return _held(yard, Tenure.objects.filter(yard=yard, card=card_id))


def enterprise_record(actor: Actor, yard: Yard, enterprise_id: UUID) -> EnterpriseRecord:
    """An enterprise and every place it has or had; refused as absent."""
    found = enterprises_within(actor, READ, yard).select_related("contact").filter(id=enterprise_id).first()
    if found is None:
        raise absent()
    contact = shown_card(found.contact) if found.contact else None
    return EnterpriseRecord(found, contact, _held(yard, Tenure.objects.filter(yard=yard, enterprise=enterprise_id)))


def tenures_of_home(actor: Actor, yard: Yard, home_id: UUID) -> list[Held]:
    """Who owned and lived in a home, from the first day on; nobody where the actor may not see it."""
    return _held(yard, Tenure.objects.filter(visible(actor, READ, "home__path"), yard=yard, home=home_id))


def owners_beside(actor: Actor, yard: Yard, homes: Iterable[UUID]) -> list[Held]:
    """Who owns and lives in these homes today: the co-owners of somebody, and their shares."""
    return _held(yard, tenures_of_day(actor, yard, clock.today()).filter(home__in=list(homes)))


def own_household(actor: Actor) -> list[Housemate]:
    """Who lives in the homes the actor owns today, by name only; home by home, in all yards."""
    rows = Tenure.objects.filter(in_force(clock.today()), visible(actor, "people.own_home", "home__path"))
    known = rows.select_related("home", "card", "enterprise").order_by("home__path", "since", "id")
    return [
        Housemate(row.home, (row.card or row.enterprise).name, row.kind, row.since, row.card_id) for row in known[:MOST]
    ]


def _held(yard: Yard, tenures: Any) -> list[Held]:
    rows = list(
        tenures.select_related("home", "card", "enterprise__contact", "stands_for").order_by("since", "id")[:MOST]
    )
    shown = shown_tenures(yard, rows, clock.today())
    return [
        Held(row.home, who, row.stands_for.name if row.stands_for else "") for row, who in zip(rows, shown, strict=True)
    ]


def posts_of_card(actor: Actor, yard: Yard, card_id: UUID) -> list[Post]:
    """The posts of today that whoever this card is of holds in the yard."""
    cards = cards_within(actor, READ, yard).filter(id=card_id, account__isnull=False)
    rows = Post.objects.filter(in_force(clock.today()), yard=yard, account__in=cards.values("account"))
    return list(rows.order_by("path", "id"))


def merges_of(actor: Actor, yard: Yard, card_id: UUID) -> list[tuple[Merge, Resident]]:
    """The doubles this card took over and still keeps, the last one first; of whoever may part them."""
    card = cards_within(actor, "people.merge", yard).filter(id=card_id)
    rows = Merge.objects.filter(yard=yard, kept__in=card, undone_at=None).select_related("double")
    return [(row, shown_card(row.double)) for row in rows.order_by("-id")[:MOST]]
