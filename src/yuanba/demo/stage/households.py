"""Who lives in the homes of a scene: cards and tenures, a few hundred in one transaction."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid5

from django.db import transaction

from yuanba.demo.stage.crew import account
from yuanba.demo.stage.ground import Block, rows
from yuanba.demo.stage.names import mobile, named
from yuanba.demo.stage.pace import breathe
from yuanba.domains.people import public as people
from yuanba.domains.places import public as places
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.yards.models import Yard

TOGETHER = 50
SINCE = date(2019, 6, 1)


@dataclass(frozen=True)
class Living:
    """Somebody who lives in a home: `number` tells the cards of a home apart."""

    home: places.Place
    number: int
    kind: str
    draft: people.CardDraft
    since: date = SINCE


@dataclass(frozen=True)
class Guest:
    """A resident who signs in; `home` as in 3/1/902."""

    username: str
    name: str
    name_en: str
    home: str
    kind: str = "owner"
    signs_in: bool = True
    language: str = "zh-hans"


def card_id(yard: Yard, place: places.Place, number: int) -> UUID:
    """The id of the card of the so-many-th person in a home."""
    return uuid5(yard.id, f"{place.path}#{number}")


def settle(yard: Yard, people_: Iterable[Living]) -> int:
    """Cards and tenures of all who are not there yet; returns how many were made."""
    there = set(people.Tenure.objects.filter(yard=yard).exclude(card=None).values_list("card_id", flat=True))
    new = [one for one in people_ if card_id(yard, one.home, one.number) not in there]
    for start in range(0, len(new), TOGETHER):
        with transaction.atomic():
            for one in new[start : start + TOGETHER]:
                _settle(yard, one)
        breathe()
    return len(new)


def _settle(yard: Yard, one: Living) -> None:
    card = card_id(yard, one.home, one.number)
    people.write_card(actor=SYSTEM, yard=yard, card_id=card, draft=one.draft)
    stay = people.Stay(one.kind, one.since)
    people.move_in(actor=SYSTEM, yard=yard, home_id=one.home.id, stay=stay, card_id=card)


def settled_homes(yard: Yard) -> set[UUID]:
    """Homes in which somebody is registered."""
    return set(people.Tenure.objects.filter(yard=yard).values_list("home_id", flat=True))


def welcome(yard: Yard, guests: Iterable[Guest]) -> None:
    """Residents who sign in, at their homes."""
    for guest in guests:
        who = account(guest.username, guest.name, guest.name_en, signs_in=guest.signs_in, language=guest.language)
        home = places.Place.objects.select_related("yard").get(yard=yard, path=f"{yard.path}/{guest.home}")
        people.register_tenure(actor=SYSTEM, yard=yard, account=who, home=home, kind=guest.kind, since=SINCE)


def listed(blocks: Iterable[Block], total: int, guests: Iterable[Guest] = ()) -> list[tuple[str, ...]]:
    """So many people over the homes of a spreadsheet, as the columns `ground.WHO`; guests take a place of their home.

    The first of a home owns it, the second is of the family or, in each ninth home, rents; a third is family.
    """
    homes = [at(row) for row in rows(blocks)]
    kinds = {guest.home: guest.kind for guest in guests}
    each, more = divmod(total, len(homes))
    counts = [each + (index * more % len(homes) < more) for index in range(len(homes))]
    return [_columns(index, counts[index], kinds.get(home, "")) for index, home in enumerate(homes)]


def at(row: Sequence[object]) -> str:
    """Where the home of a row stands below its yard: A/3/2/502."""
    zone, *steps = (str(step) for step in row[:4])
    return "/".join(filter(None, (zone.removesuffix("区"), *steps)))


def _columns(index: int, count: int, guest: str) -> tuple[str, ...]:
    """Owner, telephone, family, tenant, telephone, day."""
    names = [named(index * 3 + number, index)[0] for number in range(count)]
    phones = [mobile(index * 3 + number + 1) for number in range(count)]
    first = "" if guest == "owner" or (guest and count == 1) else names[0]
    others = names[1 : -1 if guest and guest != "owner" and count > 1 else None]
    tenant = named(index * 3 + 1)[0] if index % 9 == 4 and others else ""
    family = others[1:] if tenant else others
    phone = phones[0] if first else ""
    return first, phone, "、".join(family), tenant, phones[1] if tenant else "", SINCE.isoformat()
