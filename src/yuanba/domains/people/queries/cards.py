"""The cards of a yard as lists: home by home, those without a home, and empty homes."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from yuanba.domains.people.access import cards_within
from yuanba.domains.people.models import ResidentCard, Tenure
from yuanba.domains.people.models.residents import phone_digest, tail_digest
from yuanba.domains.people.queries.residents import (
    READ,
    Occupant,
    Resident,
    shown_card,
    shown_tenures,
    tenures_of_day,
)
from yuanba.domains.people.queries.spans import in_force
from yuanba.domains.people.rules import LIVED_IN, plain_phone
from yuanba.domains.people.rules.tenure import OWNING
from yuanba.domains.places.public import Place, find_place
from yuanba.kernel import clock
from yuanba.kernel.errors import absent
from yuanba.kernel.paging import Page, page_of
from yuanba.kernel.text import clean
from yuanba.platform.access.public import Actor, visible, within
from yuanba.platform.yards.models import Yard

PAGE, TAIL = 50, 4


@dataclass(frozen=True)
class Living:
    """One line of the list: somebody, in what role, at which home."""

    home: Place
    who: Occupant


def living(actor: Actor, yard: Yard, *, of: str = "", text: str = "", after: UUID | None = None) -> Page[Living]:
    """Who owns and lives where today, home by home; `of` narrows, `text` finds. Refused: absent."""
    day = clock.today()
    rows = tenures_of_day(actor, yard, day).filter(NARROWED[of])
    if text:
        rows = rows.filter(_found(yard, text))
    if after:
        rows = rows.filter(_behind(yard, after))
    page = page_of(rows.order_by("home__path", "id"), lambda one: one.id, PAGE)
    shown = shown_tenures(yard, page.rows, day)
    return page.of(Living(row.home, who) for row, who in zip(page.rows, shown, strict=True))


NARROWED: dict[str, Q] = {
    "": Q(),
    "owners": Q(kind__in=OWNING),
    "tenants": Q(kind="tenant"),
    "families": Q(kind__in=("family", "guardian", "heir")),
    "no-phone": Q(card__isnull=False, card__phone_digest=""),
}


def _behind(yard: Yard, after: UUID) -> Q:
    last = Tenure.objects.filter(yard=yard, id=after).select_related("home").first()
    if last is None:
        raise absent()
    return Q(home__path__gt=last.home.path) | Q(home__path=last.home.path, id__gt=after)


def _found(yard: Yard, text: str) -> Q:
    """A name, a home or building as people write it, a telephone or its last four figures."""
    said = clean(text)[:60]
    named = Q(card__name__icontains=said) | Q(card__name_en__icontains=said)
    named |= Q(enterprise__name__icontains=said) | Q(enterprise__name_en__icontains=said)
    place = find_place(yard, said)
    if place is not None and place.path != yard.path:
        named |= within((place.path,), "home__path")
    return named | _of_figures(yard, said, "card__")


def _of_figures(yard: Yard, said: str, of: str) -> Q:
    figures, nobody = plain_phone(said), ResidentCard(yard=yard)
    if figures.isdecimal() and len(figures) == TAIL:
        return Q(**{f"{of}phone_tail_digest": tail_digest(nobody, figures)})
    if len(figures) > TAIL:
        return Q(**{f"{of}phone_digest": phone_digest(nobody, figures)})
    return Q(pk__in=())


def homeless(actor: Actor, yard: Yard, *, text: str = "", after: UUID | None = None) -> Page[Resident]:
    """Cards that have to do with no home today: of people who moved out, or have not moved in yet."""
    here = Tenure.objects.filter(in_force(clock.today()), yard=OuterRef("yard"), card=OuterRef("pk"))
    rows = cards_within(actor, READ, yard).filter(~Exists(here))
    if text:
        said = clean(text)[:60]
        rows = rows.filter(Q(name__icontains=said) | Q(name_en__icontains=said) | _of_figures(yard, said, ""))
    page = page_of((rows.filter(id__gt=after) if after else rows).order_by("id"), lambda one: one.id, PAGE)
    return page.of(shown_card(one) for one in page.rows)


def empty_homes(actor: Actor, yard: Yard, *, after: UUID | None = None) -> Page[Place]:
    """Homes and shops that nobody owns or lives in today, as far as we know."""
    here = Tenure.objects.filter(in_force(clock.today()), yard=OuterRef("yard"), home=OuterRef("pk"))
    rows = Place.objects.filter(~Exists(here), visible(actor, READ), yard=yard, kind__in=LIVED_IN)
    if after:
        last = Place.objects.filter(yard=yard, id=after).first()
        if last is None:
            raise absent()
        rows = rows.filter(path__gt=last.path)
    return page_of(rows.order_by("path"), lambda one: one.id, PAGE)
