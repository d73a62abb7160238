"""What a run looks at: homes with their owners, and what is billed already; one statement each."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.db.models import Q

from yuanba.domains.contracts.public import current, terms_on, vocabulary
from yuanba.domains.finance.models import BillLine, Situation
from yuanba.domains.finance.rules.owners import Owning, Span
from yuanba.domains.finance.rules.situations import SPACE, covers
from yuanba.domains.people.public import OWNING, Tenure
from yuanba.domains.places.public import Place
from yuanba.kernel import clock
from yuanba.platform.yards.models import Yard

HOMES = (Place.Kind.HOME, Place.Kind.SHOP)


@dataclass(frozen=True)
class Estate:
    """The days that are billed; homes in the order of their paths; their owners by home; what is billed already.

    `empty`: homes where nobody lives all the while; `spaces` to park by home.
    """

    yard: Yard
    first: date
    last: date
    homes: list[Place]
    owning: dict[UUID, list[Owning]]
    billed: frozenset[tuple[str, UUID]] = field(default=frozenset())
    empty: frozenset[UUID] = field(default=frozenset())
    spaces: dict[UUID, list[Situation]] = field(default_factory=dict)


def estate_of(yard: Yard, first: date, last: date) -> Estate:
    """As it was from the first day to the last."""
    homes = list(Place.objects.filter(yard=yard, kind__in=HOMES).order_by("path"))
    rows = Tenure.objects.filter(Q(until=None) | Q(until__gte=first), yard=yard, kind__in=OWNING, since__lte=last)
    owning: dict[UUID, list[Owning]] = defaultdict(list)
    for home, card, enterprise, since, until in rows.values_list("home", "card", "enterprise", "since", "until"):
        owning[home].append(Owning(str(card or enterprise), since, until))
    lines = BillLine.objects.filter(yard=yard, month=first.replace(day=1), void=False)
    billed = frozenset(lines.values_list("rule", "home"))
    return Estate(yard, first, last, homes, owning, billed, *_situations(yard, first, last))


def _situations(yard: Yard, first: date, last: date) -> tuple[frozenset[UUID], dict[UUID, list[Situation]]]:
    """The homes where nobody lives on any of these days, and the spaces of each home on one of them."""
    empty: dict[UUID, list[Span]] = defaultdict(list)
    spaces: dict[UUID, list[Situation]] = defaultdict(list)
    rows = Situation.objects.filter(Q(until=None) | Q(until__gte=first), yard=yard, since__lte=last)
    for one in rows.order_by("name", "since"):
        if one.kind == SPACE:
            spaces[one.home_id].append(one)
        else:
            empty[one.home_id].append((one.since, one.until or last))
    return frozenset(home for home, spans in empty.items() if covers(spans, (first, last))), spaces


def prices_of_spaces(yard: Yard) -> list[str]:
    """The names of the prices of the contract that runs, for a space and month."""
    contract = current(yard)
    tariffs = terms_on(contract, clock.today()).tariffs if contract else ()
    return [one.name for one in tariffs if one.kind == vocabulary.PARKING_MONTH]
