"""How complete a community is: for everybody on the board, for many estates in oversight."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Q

from yuanba.domains.places.models import Criterion, Honour, Profile
from yuanba.domains.places.rules.complete import CRITERIA, GROUPS
from yuanba.kernel.errors import absent
from yuanba.platform.access.public import Actor, visible
from yuanba.platform.files.public import StoredFile
from yuanba.platform.yards.models import Yard


@dataclass(frozen=True)
class CriterionLine:
    """One of the twenty, and how it stands; None: nobody looked yet."""

    key: str
    name: str
    standard: str
    judged: Criterion | None


@dataclass(frozen=True)
class Complete:
    """The twenty by group; how many are there, how many somebody looked at, and when last."""

    groups: dict[str, list[CriterionLine]]
    met: int
    judged: int
    last: date | None
    total: int = len(CRITERIA)


@dataclass(frozen=True)
class CompleteEstate:
    """The figure of one estate."""

    profile: Profile
    met: int
    judged: int
    last: date | None
    total: int = len(CRITERIA)


def complete(yard: Yard) -> Complete:
    """All twenty, in one statement; what is told is for everybody."""
    rows = {row.key: row for row in Criterion.objects.filter(yard=yard)}
    groups: dict[str, list[CriterionLine]] = {group: [] for group in GROUPS}
    for key, (group, name, standard) in CRITERIA.items():
        groups[group].append(CriterionLine(key, name, standard, rows.get(key)))
    met = sum(row.state == "met" for row in rows.values())
    return Complete(groups, met, len(rows), max((row.day for row in rows.values()), default=None))


def honours(yard: Yard) -> list[Honour]:
    """The titles of an estate, the newest first, at most fifty."""
    return list(Honour.objects.filter(yard=yard).order_by("-day", "id")[:50])


def criterion_photo(yard: Yard, key: str) -> StoredFile:
    """The evidence of one of the twenty; refused as absent where there is none."""
    row = Criterion.objects.filter(yard=yard, key=key, photo__isnull=False).select_related("photo").first()
    if row is None or row.photo is None:
        raise absent()
    photo: StoredFile = row.photo
    return photo


def complete_estates(actor: Actor, after: str = "", size: int = 50) -> list[CompleteEstate]:
    """The estates under whoever oversees them, in order of path after one: two statements."""
    if not after.isprintable():  # PostgreSQL takes no NUL
        raise absent()
    seen = Profile.objects.filter(visible(actor, "case.oversee", "yard__path"), yard__kind=Yard.Kind.ESTATE)
    found = list(seen.filter(yard__path__gt=after).select_related("yard").order_by("yard__path")[:size])
    counted = Criterion.objects.filter(yard__in=[one.yard_id for one in found]).values("yard").order_by()
    rows = counted.annotate(judged=Count("id"), met=Count("id", filter=Q(state="met")), last=Max("day"))
    known = {row["yard"]: (row["met"], row["judged"], row["last"]) for row in rows}
    return [CompleteEstate(one, *known.get(one.yard_id, (0, 0, None))) for one in found]
