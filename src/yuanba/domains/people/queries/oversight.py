"""Teams of many estates side by side: butlers per homes, what is vacant, committees whose term has ended."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Max, Q

from yuanba.domains.people.models import Post
from yuanba.domains.people.queries.spans import lasting
from yuanba.domains.people.queries.teams import Member, members, reaching, serving
from yuanba.domains.people.rules.roles import BUTLER_HOMES, COMMITTEES, TEAM
from yuanba.domains.places.public import Place
from yuanba.kernel import clock
from yuanba.kernel.paths import above, touch
from yuanba.platform.access.public import within
from yuanba.platform.yards.models import Yard


@dataclass(frozen=True)
class TeamLine:
    """The team of an estate in figures: homes, butlers, roles of the 1+1+N nobody has, committees over their term."""

    yard: Yard
    homes: int
    butlers: int
    vacant: list[str]
    ended: list[str]

    @property
    def wanted(self) -> int:
        """How many butlers so many homes need."""
        return -(-self.homes // BUTLER_HOMES)

    @property
    def per_hundred(self) -> str:
        """Butlers for a hundred homes, to one place; empty where there are no homes."""
        tenths = self.butlers * 1000 // self.homes if self.homes else 0
        return f"{tenths // 10}.{tenths % 10}" if self.homes else ""

    @property
    def is_short(self) -> bool:
        """Fewer butlers than the homes need."""
        return self.butlers < self.wanted


def teams_of(yards: Sequence[Yard]) -> list[TeamLine]:
    """A line for each of these estates, in their order; three statements."""
    paths = tuple(yard.path for yard in yards)
    team = members(reaching(Q(path__in={up for path in paths for up in above(path)}) | within(paths), TEAM))
    rows = Place.objects.filter(yard__in=[yard.id for yard in yards], kind=Place.Kind.HOME)
    homes = Counter(dict(rows.values_list("yard").annotate(n=Count("id")).order_by()))
    ended = _ended(yards)
    return [_line(yard, homes[yard.id], [one for one in team if touch(one.path, yard.path)], ended) for yard in yards]


def _line(yard: Yard, homes: int, team: list[Member], ended: dict[UUID, list[str]]) -> TeamLine:
    held = {one.role for one in team}
    butlers = {one.account for one in team if one.role == "butler"}
    return TeamLine(yard, homes, len(butlers), [role for role in TEAM if role not in held], ended.get(yard.id, []))


def _ended(yards: Iterable[Yard]) -> dict[UUID, list[str]]:
    """Committees that once had a term, and of which nobody sits today."""
    day = clock.today()
    seats = Post.objects.filter(lasting(), yard__in=list(yards), role__in=COMMITTEES)
    rows = seats.values("yard", "role").order_by("role")
    told = rows.annotate(last=Max("until"), open=Count("id", filter=Q(until=None) | Q(until__gte=day)))
    found: dict[UUID, list[str]] = {}
    for row in told:
        if not row["open"]:
            found.setdefault(row["yard"], []).append(row["role"])
    return found


def at_grids(grids: Iterable[UUID]) -> dict[UUID, list[Member]]:
    """Who has a post at each of these grids today."""
    posts = list(serving().filter(grid__in=list(grids)).order_by("role", "id"))
    found: dict[UUID, list[Member]] = {}
    for post, member in zip(posts, members(posts), strict=True):
        if post.grid_id is not None:
            found.setdefault(post.grid_id, []).append(member)
    return found
