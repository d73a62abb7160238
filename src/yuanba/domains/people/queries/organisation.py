"""How an estate is organised, read from posts: the chain, five sides, committees, terms, representatives, loads."""

from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from django.db.models.functions import Coalesce

from yuanba.domains.people.models import Post
from yuanba.domains.people.queries.spans import in_force
from yuanba.domains.people.queries.teams import Member, around, at_or_above, at_or_below, members, within_reach
from yuanba.domains.people.rules.posts import loads
from yuanba.domains.people.rules.roles import BUTLER_HOMES, CHAIN, COMMITTEE_SIDES, FIVE_SIDES, SEATS, roles_of
from yuanba.domains.places.public import Place
from yuanba.kernel import clock
from yuanba.kernel.ids import digest
from yuanba.kernel.paging import Page, part_of
from yuanba.kernel.paths import above, covers
from yuanba.platform.yards.models import Yard

MOST, SEATS_SHOWN = 500, 40


@dataclass(frozen=True)
class Level:
    """One level of the chain; nobody where it is vacant."""

    role: str
    members: list[Member]


@dataclass(frozen=True)
class Represented:
    """A building and who represents it, nobody where one is still to be found; and who heads it."""

    building: Place
    members: list[Member]
    heads: list[Member]


@dataclass(frozen=True)
class Load:
    """How many homes a butler has today."""

    account: UUID
    name: str
    name_en: str
    homes: int

    @property
    def too_many(self) -> bool:
        """More than one butler should have."""
        return self.homes > BUTLER_HOMES


def chain_at(path: str) -> list[Level]:
    """From the community's party committee down to the liaison: five levels, of each those nearest to the place."""
    found = members(at_or_above(path).filter(role__in=CHAIN))
    levels = []
    for role in CHAIN:
        at = [one for one in found if one.role == role]
        nearest = max((len(one.path) for one in at), default=0)
        levels.append(Level(role, sorted((one for one in at if len(one.path) == nearest), key=lambda one: one.name)))
    return levels


def five_sides(path: str) -> dict[str, list[Member]]:
    """Who may sit at the joint meeting of an estate, side by side; every side is there, at most 500 people.

    Those of the estate and its parts, and those above who answer for it.
    """
    found = members(around(path).filter(role__in=roles_of(*FIVE_SIDES)).order_by("path")[:MOST])
    ordered = sorted(found, key=lambda one: (one.path, one.role, one.name))
    return {side: [one for one in ordered if one.side == side] for side in FIVE_SIDES}


def committee_at(path: str, role: str = "management-committee") -> dict[str, list[Member]]:
    """The seats of today's committee per side, the chair first; every side that may have seats is there."""
    found = _seated(path, role)
    return {side: [one for one in found if one.side == side] for side in sides_of(role)}


def committee_page(path: str, role: str, after: str = "") -> Page[Member]:
    """The same seats, forty at a time in the order of sides; refused as absent where nobody has the key."""
    return part_of(_seated(path, role), _seat_key, after, SEATS_SHOWN)


def sides_of(role: str) -> tuple[str, ...]:
    """The sides that may have seats in a committee."""
    return COMMITTEE_SIDES if role == "management-committee" else ("owners",)


def _seated(path: str, role: str) -> list[Member]:
    found = members(at_or_below(path).filter(role=role).order_by("path")[:MOST])
    seats, sides = list(SEATS), sides_of(role)
    kept = [one for one in found if one.side in sides]
    return sorted(kept, key=lambda one: (sides.index(one.side), _rank(seats, one.seat), one.name, one.account))


def _seat_key(one: Member) -> str:
    """It stands in an address that anybody reads: no id of an account."""
    return digest(f"{one.account}.{one.side}.{one.path}")[:16]


def _rank(seats: list[str], seat: str) -> int:
    return seats.index(seat) if seat else len(seats)


def representatives(yard: Yard) -> list[Represented]:
    """1+1+33: each building with its representatives, for itself or one of its units; two statements."""
    buildings = Place.objects.filter(yard=yard, kind=Place.Kind.BUILDING).order_by("path")
    posts = at_or_below(yard.path).filter(role__in=("building-representative", "building-head")).order_by("path")
    found = members(posts[: 2 * MOST])
    return [_represented(one, [who for who in found if covers(one.path, who.path)]) for one in buildings]


def _represented(building: Place, here: list[Member]) -> Represented:
    heads = [who for who in here if who.role == "building-head"]
    return Represented(building, [who for who in here if who.role != "building-head"], heads)


def cross_appointed(path: str) -> list[list[Member]]:
    """交叉任职: who has posts on two sides or more at the estate, its parts or above it, with these posts."""
    found = members(around(path).order_by("account", "path")[: 4 * MOST])
    people = ([*group] for _account, group in groupby(found, key=lambda one: one.account))
    return [posts for posts in people if len({one.side for one in posts}) > 1]


@dataclass(frozen=True)
class Butlers:
    """The load of each butler of an estate, the most first; how many homes there are, the paths of those without.

    `depth` is how many steps a path has before it comes to the building.
    """

    loads: list[Load]
    homes: int
    without: list[str]
    depth: int

    @property
    def too_many(self) -> list[Load]:
        """Who has more homes than one butler should have."""
        return [one for one in self.loads if one.too_many]

    @property
    def gaps(self) -> list[tuple[str, int]]:
        """Where homes have no butler: building and unit (3-1), and how many."""
        counted = Counter(path.rpartition("/")[0] for path in self.without)
        return [("-".join(path.split("/")[self.depth :]), count) for path, count in sorted(counted.items())]


def butler_loads(yard: Yard) -> list[Load]:
    """How many homes each butler of an estate has, the most first."""
    return butlers_of(yard).loads


def butlers_of(yard: Yard) -> Butlers:
    """How many homes each butler of an estate has, a home counts for the nearest, and who has none; two statements."""
    posts = Post.objects.filter(
        in_force(clock.today()), within_reach(yard.path), role="butler", account__is_active=True
    )
    rows = list(posts.select_related("account").annotate(spot=Coalesce("grid__members__path", "path")))
    butlers = {post.account_id: post.account for post in rows}
    homes = list(Place.objects.filter(yard=yard, kind=Place.Kind.HOME).values_list("path", flat=True))
    spots = {vars(post)["spot"] for post in rows}
    without = [home for home in homes if spots.isdisjoint(above(home))]
    counted = loads([(post.account_id, vars(post)["spot"]) for post in rows], homes)
    found = (Load(key, butlers[key].name, butlers[key].name_en, count) for key, count in counted.items())
    ordered = sorted(found, key=lambda one: (-one.homes, one.name))
    return Butlers(ordered, len(homes), without, yard.path.count("/") + 1)
