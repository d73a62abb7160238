"""The survey of party organisations over many estates: how many enterprises, no name and no telephone."""

from collections import defaultdict
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Exists, OuterRef

from yuanba.domains.people.models import Enterprise
from yuanba.domains.people.queries.enterprises import here
from yuanba.domains.people.rules.enterprises import PARTY
from yuanba.domains.places.public import Profile
from yuanba.kernel.errors import absent
from yuanba.kernel.paging import Page
from yuanba.platform.access.public import Actor, visible

SURVEY = "people.survey"
SIZE = 50


@dataclass(frozen=True)
class Surveyed:
    """An estate with the answers of its enterprises of today."""

    profile: Profile
    counts: dict[str, int]

    @property
    def total(self) -> int:
        """How many enterprises occupy something there today."""
        return sum(self.counts.values())


def surveyed_estates(actor: Actor, *, party: str = "", after: str = "", size: int = SIZE) -> Page[Surveyed]:
    """The estates with enterprises that the actor may count, in order of path after one; two statements.

    `party` leaves the estates where somebody answered so.
    """
    if not after.isprintable():  # PostgreSQL takes no NUL
        raise absent()
    wanted = Enterprise.objects.filter(here(), yard=OuterRef("yard"))
    rows = Profile.objects.filter(visible(actor, SURVEY, "yard__path"), yard__path__gt=after)
    rows = rows.filter(Exists(wanted.filter(party=party) if party else wanted))
    found = list(rows.select_related("yard").order_by("yard__path")[: size + 1])
    counts = _counts([one.yard_id for one in found[:size]])
    lines = [Surveyed(one, counts[one.yard_id]) for one in found[:size]]
    return Page(lines, found[size - 1].yard.path if len(found) > size else "")


def survey_below(actor: Actor) -> dict[str, int]:
    """The answers of all enterprises that the actor may count; every answer is there; one statement."""
    rows = Enterprise.objects.filter(here(), visible(actor, SURVEY, "yard__path")).values("party")
    return dict.fromkeys(PARTY, 0) | {row["party"]: row["n"] for row in rows.annotate(n=Count("id")).order_by()}


def _counts(yards: list[UUID]) -> dict[UUID, dict[str, int]]:
    found: dict[UUID, dict[str, int]] = defaultdict(lambda: dict.fromkeys(PARTY, 0))
    rows = Enterprise.objects.filter(here(), yard__in=yards).values("yard", "party").annotate(n=Count("id"))
    for row in rows.order_by():
        found[row["yard"]][row["party"]] = row["n"]
    return found
