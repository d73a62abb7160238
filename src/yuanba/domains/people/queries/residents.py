"""Who lives where and who owns what, with everything sensitive masked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import groupby
from uuid import UUID

from django.db.models import Count, QuerySet

from yuanba.domains.people.access import card_to_open, cards_within
from yuanba.domains.people.models import Enterprise, Representative, ResidentCard, Tenure
from yuanba.domains.people.models.residents import phone_digest
from yuanba.domains.people.queries.spans import in_force
from yuanba.domains.people.rules import plain_phone
from yuanba.domains.people.rules.tenure import OWNING
from yuanba.domains.people.writing import shown
from yuanba.kernel import clock
from yuanba.platform.access.public import Actor, visible, within
from yuanba.platform.yards.models import Yard

READ = "people.read_cards"
MOST = 200


@dataclass(frozen=True)
class Resident:
    """A resident card as pages may show it."""

    id: UUID
    name: str
    name_en: str
    languages: list[str]
    phone: str
    id_number: str
    health: str
    has_account: bool
    account: UUID | None = None


@dataclass(frozen=True)
class Occupying:
    """An enterprise as pages may show it: whether it has a party organisation, since when that is known."""

    id: UUID
    name: str
    name_en: str
    party: str
    asked: date | None


@dataclass(frozen=True)
class Occupant:
    """Who owns or lives in a home, from when to when; of an enterprise `resident` is the human who acts for it."""

    tenure: UUID
    home: UUID
    kind: str
    since: date
    until: date | None
    share: Fraction | None
    speaks: bool
    resident: Resident | None
    enterprise: Occupying | None

    @property
    def name(self) -> str:
        """Of the human or the enterprise."""
        known = self.enterprise or self.resident
        return known.name if known else ""

    @property
    def name_en(self) -> str:
        """The same in English, where it is known."""
        known = self.enterprise or self.resident
        return known.name_en if known else ""


@dataclass(frozen=True)
class OwnedHome:
    """One line of the owners' register; `area` in 0.01 m²."""

    home: UUID
    path: str
    label: str
    area: int | None
    owners: list[Occupant]

    @property
    def speaker(self) -> Occupant | None:
        """Who speaks for the home: the sole owner, or whom the co-owners named."""
        if len(self.owners) == 1:
            return self.owners[0]
        return next((one for one in self.owners if one.speaks), None)


def resident(actor: Actor, yard: Yard, card_id: UUID) -> Resident:
    """One card, masked; refused as absent."""
    return shown_card(card_to_open(actor, yard, card_id, READ))


def own_cards(account_id: UUID) -> list[tuple[Yard, Resident]]:
    """The own cards of an account in all yards, masked: where to take out what is kept, and to have it erased."""
    cards = ResidentCard.objects.filter(account=account_id, erased_at=None).select_related("yard").order_by("id")
    return [(card.yard, shown_card(card)) for card in cards]


def residents_of_phone(actor: Actor, yard: Yard, phone: str) -> list[Resident]:
    """Whose telephone this is, however it was typed: found by its digest, nothing is opened."""
    digest = phone_digest(ResidentCard(yard=yard), plain_phone(phone))
    cards = cards_within(actor, READ, yard).filter(phone_digest=digest).exclude(phone_digest="")
    return [shown_card(card) for card in cards.order_by("id")[:MOST]]


def doubles(actor: Actor, yard: Yard) -> list[list[Resident]]:
    """Cards of one yard that share a telephone: perhaps one person, at most 200 cards."""
    cards = cards_within(actor, READ, yard).exclude(phone_digest="")
    shared = cards.values("phone_digest").annotate(times=Count("id")).filter(times__gt=1).order_by()
    found = cards.filter(phone_digest__in=shared.values("phone_digest")).order_by("phone_digest", "id")[:MOST]
    groups = groupby(found, key=lambda card: card.phone_digest)
    return [[shown_card(card) for card in group] for _digest, group in groups]


def occupants(actor: Actor, yard: Yard, *homes: UUID) -> list[Occupant]:
    """Who owns and lives in these homes today, owners first; nobody where the actor may not see it."""
    rows = tenures_of_day(actor, yard, clock.today()).filter(home__in=homes).order_by("id")
    found = shown_tenures(yard, list(rows), clock.today())
    return sorted(found, key=lambda one: one.kind not in OWNING)


def residents_by_place(actor: Actor, yard: Yard, path: str) -> dict[UUID, int]:
    """How many people and enterprises own or live in each home below a path today, where the actor may see it.

    One statement; who owns and lives there counts once.
    """
    rows = tenures_of_day(actor, yard, clock.today()).select_related(None).filter(within((path,), "home__path"))
    counted = Count("card", distinct=True) + Count("enterprise", distinct=True)
    return {row["home"]: row["count"] for row in rows.values("home").annotate(count=counted).order_by()}


def register_of_owners(actor: Actor, yard: Yard, day: date) -> list[OwnedHome]:
    """The homes with their owners of a day, in the order of their paths: two statements."""
    rows = list(tenures_of_day(actor, yard, day).filter(kind__in=OWNING).order_by("home__path", "id"))
    pairs = zip([row.home for row in rows], shown_tenures(yard, rows, day), strict=True)
    return [
        OwnedHome(home.id, home.path, home.label, home.area, [owner for _home, owner in group])
        for home, group in groupby(pairs, key=lambda pair: pair[0])
    ]


def tenures_of_day(actor: Actor, yard: Yard, day: date) -> QuerySet[Tenure]:
    """Tenures of a day at the homes where the actor may see who lives there."""
    rows = Tenure.objects.filter(in_force(day), visible(actor, READ, "home__path"), yard=yard)
    return rows.select_related("home", "card", "enterprise__contact")


def shown_tenures(yard: Yard, rows: Sequence[Tenure], day: date) -> list[Occupant]:
    """The tenures as pages may show them, with who speaks for the homes on that day."""
    spoken = Representative.objects.filter(in_force(day), yard=yard)
    if len(homes := {row.home_id for row in rows}) == 1:
        spoken = spoken.filter(home__in=homes)
    speaking = set(spoken.values_list("tenure", flat=True))
    return list(_shown(rows, speaking))


def _shown(rows: Iterable[Tenure], speaking: set[UUID]) -> Iterable[Occupant]:
    for row in rows:
        firm = row.enterprise
        card = firm.contact if firm else row.card
        yield Occupant(
            row.id,
            row.home_id,
            row.kind,
            row.since,
            row.until,
            row.share,
            speaks=row.id in speaking,
            resident=shown_card(card) if card else None,
            enterprise=shown_enterprise(firm) if firm else None,
        )


def shown_enterprise(row: Enterprise) -> Occupying:
    """The enterprise without its contact."""
    return Occupying(row.id, row.name, row.name_en, row.party, row.asked)


def shown_card(card: ResidentCard) -> Resident:
    """The card, masked."""
    phone, number, health = (shown(card, field) for field in ("phone", "id_number", "health"))
    has = card.account_id is not None
    said = (card.id, card.name, card.name_en, card.spoken, phone, number, health)
    return Resident(*said, has_account=has, account=card.account_id)
