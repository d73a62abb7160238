"""Homes of which too little is known: nobody is registered there, or nobody there can be called."""

from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from yuanba.domains.people.models import Tenure
from yuanba.domains.people.queries.spans import in_force
from yuanba.domains.people.rules import LIVED_IN
from yuanba.domains.places.public import Place
from yuanba.kernel import clock
from yuanba.platform.access.public import Actor, visible, within
from yuanba.platform.yards.models import Yard

CALLED = ("card", "enterprise__contact")  # whoever lives there, or acts for an enterprise there


def homes_without_people(actor: Actor, yard: Yard, path: str) -> dict[UUID, int]:
    """One for each home and shop at or below a path where nobody owns or lives today, of those the actor may see."""
    return _without(actor, yard, path, Q())


def homes_without_phone(actor: Actor, yard: Yard, path: str) -> dict[UUID, int]:
    """The same of homes where no telephone of anybody is known; where nobody is registered, none is."""
    cards = ~Q(card__phone_digest="") & Q(card__isnull=False)
    contacts = ~Q(enterprise__contact__phone_digest="") & Q(enterprise__contact__isnull=False)
    signing_in = (Q(**{f"{card}__account__phone_digest__isnull": False}) for card in CALLED)
    any_number = cards | contacts
    for one in signing_in:
        any_number |= one
    return _without(actor, yard, path, any_number)


def _without(actor: Actor, yard: Yard, path: str, of: Q) -> dict[UUID, int]:
    """One statement."""
    known = Tenure.objects.filter(in_force(clock.today()), of, yard=yard, home=OuterRef("pk"))
    homes = Place.objects.filter(within((path,)), visible(actor, "people.read_cards", "path"), yard=yard)
    rows = homes.filter(kind__in=LIVED_IN).exclude(Exists(known))
    return dict.fromkeys(rows.values_list("id", flat=True), 1)
