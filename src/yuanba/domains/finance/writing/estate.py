"""What a run looks at: homes with their owners, and what is billed already; one statement each."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import Q

from yuanba.domains.finance.models import BillLine
from yuanba.domains.finance.rules.owners import Owning
from yuanba.domains.people.public import OWNING, Tenure
from yuanba.domains.places.public import Place
from yuanba.platform.yards.models import Yard

HOMES = (Place.Kind.HOME, Place.Kind.SHOP)


@dataclass(frozen=True)
class Estate:
    """The days that are billed; homes in the order of their paths; their owners by home; what is billed already."""

    yard: Yard
    first: date
    last: date
    homes: list[Place]
    owning: dict[UUID, list[Owning]]
    billed: frozenset[tuple[str, UUID]] = field(default=frozenset())


def estate_of(yard: Yard, first: date, last: date) -> Estate:
    """As it was from the first day to the last."""
    homes = list(Place.objects.filter(yard=yard, kind__in=HOMES).order_by("path"))
    rows = Tenure.objects.filter(Q(until=None) | Q(until__gte=first), yard=yard, kind__in=OWNING, since__lte=last)
    owning: dict[UUID, list[Owning]] = defaultdict(list)
    for home, card, enterprise, since, until in rows.values_list("home", "card", "enterprise", "since", "until"):
        owning[home].append(Owning(str(card or enterprise), since, until))
    lines = BillLine.objects.filter(yard=yard, month=first.replace(day=1), void=False)
    return Estate(yard, first, last, homes, owning, frozenset(lines.values_list("rule", "home")))
