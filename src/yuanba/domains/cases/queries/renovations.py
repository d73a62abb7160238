"""Lists of renovations: of an estate, one's own, those near a home, and noise beside them."""

from datetime import datetime, time, timedelta
from uuid import UUID

from django.db.models import Q

from yuanba.domains.cases.access import seen
from yuanba.domains.cases.models import Case, Renovation
from yuanba.domains.cases.rules.renovation import APPROVED, STATES, is_noise
from yuanba.domains.cases.rules.tallies import building_of
from yuanba.domains.people.public import TENURE_ROLES
from yuanba.kernel import clock
from yuanba.kernel.errors import absent
from yuanba.kernel.paging import Page
from yuanba.platform.access.public import Actor, visible, within
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.paging import by_moment

OF = ("", "running", "closed", *STATES)
MOST, LATER = 20, timedelta(days=3)  # a word about noise may come some days after the work


def renovations(actor: Actor, yard: Yard, of: str = "", after: str = "") -> Page[Renovation]:
    """Of an estate, the newest first; `running` is approved and not over, `closed` is closed."""
    if of not in OF:
        raise absent()
    rows = Renovation.objects.filter(_narrowed(of), visible(actor, "renovation.advise", "home__path"), yard=yard)
    return by_moment(rows.select_related("case__yard", "home", "yard"), "-case__reported_at", after)


def renovations_at(actor: Actor, yard: Yard, path: str) -> dict[UUID, list[UUID]]:
    """The requests of the renovations that run at each home at or below a path; one statement."""
    rows = Renovation.objects.filter(_narrowed("running"), visible(actor, "renovation.advise", "home__path"), yard=yard)
    found: dict[UUID, list[UUID]] = {}
    for home, case in rows.filter(within((path,), "home__path")).order_by("id").values_list("home", "case"):
        found.setdefault(home, []).append(case)
    return found


def _narrowed(of: str) -> Q:
    if of == "running":
        return Q(state=APPROVED, closed_at=None, ends_on__gte=clock.today())
    if of == "closed":
        return Q(closed_at__isnull=False)
    return Q(state=of, closed_at=None) if of else Q()


def own_renovations(actor: Actor) -> list[Renovation]:
    """What I asked for, in all estates, the newest first."""
    if actor.account is None:
        return []
    rows = Renovation.objects.filter(case__reporter=actor.account).select_related("case__yard", "home", "yard")
    return list(rows.order_by("-case__reported_at")[:MOST])


def renovations_near(actor: Actor) -> list[Renovation]:
    """Approved ones, not over, on the stairs where I live: place, days and hours are shown, nobody's name."""
    homes = [one for one in actor.grants if one.role in TENURE_ROLES]
    near = Q(pk=None)
    for one in homes:
        stem = "/".join(one.path.split("/")[:-1])
        near |= Q(yard=one.yard, home__path__startswith=f"{stem}/")
    rows = Renovation.objects.filter(near, _narrowed("running")).select_related("home", "yard")
    others = rows.exclude(case__reporter=actor.account) if actor.account else rows
    return list(others.order_by("starts_on", "id")[:MOST])


def noise_beside(actor: Actor, found: Renovation) -> list[Case]:
    """Requests of the same building that speak of noise, while it ran; what the actor may read, the newest first."""
    start = datetime.combine(found.starts_on, time(), clock.SHANGHAI)
    end = datetime.combine(found.ends_on + timedelta(days=1), time(), clock.SHANGHAI) + LATER
    building = building_of(found.yard.path, found.home.path)
    rows = Case.objects.filter(
        seen(actor, "case.read"),
        Q(path=building) | Q(path__startswith=f"{building}/"),
        yard=found.yard,
        reported_at__gte=start,
        reported_at__lt=end,
    ).exclude(id=found.case_id)
    newest = rows.exclude(kind__in=("repair", "renovation")).select_related("yard", "place").order_by("-id")[:100]
    return [one for one in newest if is_noise(one.text)][:MOST]


def renovations_beside(case: Case) -> list[Renovation]:
    """Where a request speaks of noise: the renovations that run in its building then."""
    if case.kind in ("repair", "renovation") or not is_noise(case.text):
        return []
    day, building = clock.aware(case.reported_at).date(), building_of(case.yard.path, case.path)
    rows = Renovation.objects.filter(yard=case.yard, state=APPROVED, starts_on__lte=day, ends_on__gte=day - LATER)
    near = rows if building == case.yard.path else rows.filter(home__path__startswith=f"{building}/")
    return list(near.select_related("home", "case__yard", "yard").order_by("starts_on", "id")[:MOST])
