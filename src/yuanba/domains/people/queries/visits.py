"""Whom a visitor looks after: people of whom helpers need to know something. The note itself stays sealed here."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from yuanba.domains.people.access import card_to_open
from yuanba.domains.people.models import Tenure
from yuanba.domains.people.queries.residents import Resident, shown_card
from yuanba.domains.people.queries.spans import in_force
from yuanba.domains.places.public import Place
from yuanba.kernel import clock
from yuanba.kernel.errors import absent
from yuanba.kernel.paging import Page, page_of
from yuanba.platform.access.public import Actor, anywhere, visible
from yuanba.platform.yards.models import Yard

HEALTH, PAGE = "people.health", 50


@dataclass(frozen=True)
class Visited:
    """Somebody with a health note, at the home they live in or own today."""

    home: Place
    who: Resident


def visited(actor: Actor, *, after: UUID | None = None) -> Page[Visited]:
    """Home by home where the actor may open the note, in all yards; one statement. Refused: absent."""
    if not anywhere(actor, HEALTH):
        raise absent()
    here = Tenure.objects.filter(in_force(clock.today()), visible(actor, HEALTH, "home__path"), card__isnull=False)
    rows = here.exclude(card__sealed_health="")
    if after:
        last = rows.select_related("home").filter(id=after).first()
        if last is None:
            raise absent()
        rows = rows.filter(Q(home__path__gt=last.home.path) | Q(home__path=last.home.path, id__gt=last.id))
    found = page_of(rows.select_related("home__yard", "card").order_by("home__path", "id"), lambda one: one.id, PAGE)
    return found.of(Visited(one.home, shown_card(one.card)) for one in found.rows if one.card)


def visited_card(actor: Actor, yard: Yard, card_id: UUID) -> tuple[Resident, list[Place]]:
    """One of them, masked, with the homes of today; refused as absent."""
    card = card_to_open(actor, yard, card_id, HEALTH)
    if not card.sealed_health:
        raise absent()
    stays = Tenure.objects.filter(in_force(clock.today()), yard=yard, card=card).select_related("home")
    return shown_card(card), [one.home for one in stays.order_by("home__path")]
