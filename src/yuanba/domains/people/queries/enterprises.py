"""Which enterprises are here, whom to call, and what the survey of party organisations says."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from yuanba.domains.people.access import enterprises_within
from yuanba.domains.people.models import Enterprise, Tenure
from yuanba.domains.people.queries.residents import READ, Occupying, Resident, shown_card, shown_enterprise
from yuanba.domains.people.queries.spans import in_force
from yuanba.domains.people.rules.enterprises import PARTY
from yuanba.kernel import clock
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard

MOST = 200


@dataclass(frozen=True)
class Neighbour:
    """An enterprise with whom to call and where it is."""

    enterprise: Occupying
    contact: Resident | None
    where: list[str]


def enterprises(actor: Actor, yard: Yard, *, party: str = "", after: UUID | None = None) -> list[Neighbour]:
    """The enterprises that occupy something today or have no premises yet, 200 at a time in the order of writing.

    `party` narrows to one answer of the survey; two statements.
    """
    rows = _here(actor, yard).select_related("contact")
    rows = rows.filter(party=party) if party else rows
    found = list((rows.filter(id__gt=after) if after else rows).order_by("id")[:MOST])
    tenures = Tenure.objects.filter(in_force(clock.today()), yard=yard, enterprise__in=found).select_related("home")
    where: dict[UUID | None, list[str]] = {}
    for tenure in tenures.order_by("home__path"):
        where.setdefault(tenure.enterprise_id, []).append(tenure.home.label)
    return [
        Neighbour(shown_enterprise(one), shown_card(one.contact) if one.contact else None, where.get(one.id, []))
        for one in found
    ]


def party_survey(actor: Actor, yard: Yard) -> dict[str, int]:
    """How many enterprises of today have a party organisation, have none, were not asked: every answer is there."""
    counted = _here(actor, yard).values("party").annotate(times=Count("id")).order_by()
    return dict.fromkeys(PARTY, 0) | {row["party"]: row["times"] for row in counted}


def here() -> Q:
    """Enterprises that occupy something today, or have no premises yet."""
    ever = Tenure.objects.filter(yard=OuterRef("yard"), enterprise=OuterRef("pk"))
    return Q(Exists(ever.filter(in_force(clock.today())))) | ~Q(Exists(ever))


def _here(actor: Actor, yard: Yard) -> QuerySet[Enterprise]:
    return enterprises_within(actor, READ, yard).filter(here())
