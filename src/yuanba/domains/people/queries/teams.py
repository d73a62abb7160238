"""Who looks after a place. Whoever stands in for a holder on holiday is named in the holder's place."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, FilteredRelation, OuterRef, Q, QuerySet, Subquery

from yuanba.domains.people.models import Post
from yuanba.domains.people.queries.spans import in_force
from yuanba.domains.people.rules.roles import LOOKING_AFTER, TEAM, side_of
from yuanba.domains.places.public import GridMember
from yuanba.kernel import clock
from yuanba.kernel.paths import above, covers
from yuanba.platform.access.public import within

MOST = 200


@dataclass(frozen=True)
class Member:
    """One of those who look after a place; `deputy_for` names whom somebody stands in for.

    `post` is the post whose badge this is, of a deputy an own one of the same yard; `photo` is a stored picture of
    `yard`, which keeps the post. `path` is where the post reaches the place asked for: of a post at a grid the
    member of the grid.
    """

    account: UUID
    name: str
    name_en: str
    role: str
    where: str
    where_en: str
    phone: str
    path: str
    side: str = ""
    seat: str = ""
    term: int | None = None
    yard: UUID | None = None
    yard_code: str = ""
    photo: UUID | None = None
    languages: tuple[str, ...] = ()
    hours: str = ""
    hours_en: str = ""
    deputy_for: str = ""
    deputy_for_en: str = ""
    post: UUID | None = None
    until: date | None = None

    @property
    def surname(self) -> str:
        """The first sign of the name, for the seal beside it."""
        return self.name[:1]


def serving() -> QuerySet[Post]:
    """Posts held today by people whose account is open, each with its deputy of today, in one statement."""
    day = clock.today()
    posts = Post.objects.filter(in_force(day), account__is_active=True).select_related("account", "yard")
    today = Q(delegations__since__lte=day, delegations__until__gte=day)
    return posts.annotate(
        cover=FilteredRelation("delegations", condition=today),
        deputy_id=F("cover__deputy_id"),
        deputy_name=F("cover__deputy__name"),
        deputy_name_en=F("cover__deputy__name_en"),
        deputy_open=F("cover__deputy__is_active"),
        deputy_phone=F("cover__phone"),
        cover_until=F("cover__until"),
    )


def within_reach(path: str) -> Q:
    """Posts at the place or below it, or at a grid over a part of it."""
    here = within((path,))
    return here | Q(grid__in=GridMember.objects.filter(here).values("grid"))


def _with_reach(here: Q) -> QuerySet[Post]:
    """Serving posts at these paths, or at grids with a member at these paths; `reach` is that member."""
    spots = GridMember.objects.filter(here)
    reach = Subquery(spots.filter(grid=OuterRef("grid_id")).order_by("path").values("path")[:1])
    return serving().filter(here | Q(grid__in=spots.values("grid"))).annotate(reach=reach)


def reaching(here: Q, roles: Iterable[str]) -> QuerySet[Post]:
    """Who serves in these roles at these paths, or at grids with a member there."""
    return _with_reach(here).filter(role__in=list(roles))


def at_or_above(path: str) -> QuerySet[Post]:
    """Who serves at the place or above it, by a path or by a grid to which the place belongs."""
    return _with_reach(Q(path__in=above(path)))


def at_or_below(path: str) -> QuerySet[Post]:
    """Who serves at the place or below it, by a path or by a grid over a part of it."""
    return _with_reach(within((path,)))


def around(path: str) -> QuerySet[Post]:
    """Who serves at the place, above or below it."""
    return _with_reach(Q(path__in=above(path)) | within((path,)))


def members(posts: Iterable[Post]) -> list[Member]:
    """What pages show of `serving` posts. Where there are deputies, one more statement asks for their own badges."""
    rows = list(posts)
    away = {vars(post)["deputy_id"] for post in rows if vars(post)["deputy_open"]}
    badges = {(one.account_id, one.yard_id): one for one in _badges(away)} if away else {}
    return [_deputy(post, badges) if vars(post)["deputy_open"] else _holder(post) for post in rows]


def _badges(accounts: set[UUID]) -> QuerySet[Post]:
    """Badges of today, those with a photograph last."""
    return Post.objects.filter(in_force(clock.today()), account__in=accounts).order_by(
        F("photo").desc(nulls_first=True)
    )


def _holder(post: Post) -> Member:
    holder = post.account
    return Member(
        **_of_post(post),
        account=holder.id,
        name=holder.name,
        name_en=holder.name_en,
        phone=post.phone,
        post=post.id,
        photo=post.photo_id,
        languages=_languages(post),
    )


def _languages(post: Post) -> tuple[str, ...]:
    return tuple(code for code in post.languages.split(",") if code)


def _deputy(post: Post, badges: Mapping[tuple[UUID, UUID], Post]) -> Member:
    said = vars(post)
    own = badges.get((said["deputy_id"], post.yard_id))
    return Member(
        **_of_post(post),
        post=own.id if own else None,
        photo=own.photo_id if own else None,
        languages=_languages(own) if own else (),
        account=said["deputy_id"],
        name=said["deputy_name"],
        name_en=said["deputy_name_en"],
        phone=said["deputy_phone"] or post.phone,
        deputy_for=post.account.name,
        deputy_for_en=post.account.name_en,
        until=said["cover_until"],
    )


def _of_post(post: Post) -> dict[str, Any]:
    return {
        "role": post.role,
        "where": post.where,
        "where_en": post.where_en,
        "path": vars(post).get("reach") or post.path,
        "side": side_of(post.role, post.side),
        "seat": post.seat,
        "term": post.term,
        "yard": post.yard_id,
        "yard_code": post.yard.code,
        "hours": post.hours,
        "hours_en": post.hours_en,
    }


def team_at(path: str) -> list[Member]:
    """Who looks after a place: in the order of the 1+1+N, the nearest of each role first."""
    found = members(at_or_above(path).filter(role__in=TEAM))
    return sorted(found, key=lambda one: (TEAM.index(one.role), -len(one.path), one.name))


def looks_after(path: str) -> list[Member]:
    """Who looks after a place, such as a home: of each role those nearest to it, the butler first.

    One statement, one more where deputies stand in. Pages narrow it with `badges.seen_by`.
    """
    return _nearest(members(at_or_above(path).filter(role__in=LOOKING_AFTER)))


def looks_after_each(paths: Iterable[str]) -> dict[str, list[Member]]:
    """The same for each of many places, in two statements, one more where deputies stand in."""
    wanted = list(paths)
    here = Q(path__in={up for path in wanted for up in above(path)})
    rows = list(_with_reach(here).filter(role__in=LOOKING_AFTER))
    spots: dict[UUID | None, list[str]] = {}
    for grid, path in GridMember.objects.filter(here).values_list("grid_id", "path"):
        spots.setdefault(grid, []).append(path)
    found = list(zip(rows, members(rows), strict=True))
    return {path: _nearest(_reaching(found, spots, path)) for path in wanted}


def _reaching(
    found: Iterable[tuple[Post, Member]], spots: Mapping[UUID | None, Iterable[str]], path: str
) -> Iterator[Member]:
    """Those whose place, or whose grid, covers the path, with where it does."""
    for post, member in found:
        by_grid = [spot for spot in spots.get(post.grid_id, ()) if covers(spot, path)]
        if by_grid or covers(post.path, path):
            yield replace(member, path=min(by_grid, default=post.path))


def _nearest(found: Iterable[Member]) -> list[Member]:
    found = list(found)
    nearest: dict[str, int] = {}
    for one in found:
        nearest[one.role] = max(nearest.get(one.role, 0), len(one.path))
    here = (one for one in found if len(one.path) == nearest[one.role])
    return sorted(here, key=lambda one: (LOOKING_AFTER.index(one.role), one.name))


def team_of_estate(path: str) -> list[Member]:
    """Everybody who looks after the estate or a part of it, at most 200."""
    found = members(around(path).filter(role__in=TEAM).order_by("path")[:MOST])
    return sorted(found, key=lambda one: (TEAM.index(one.role), one.path, one.name))


def holders(role: str, path: str) -> list[Member]:
    """Who has this role at the place or above, the nearest first."""
    found = members(at_or_above(path).filter(role=role))
    return sorted(found, key=lambda one: (-len(one.path), one.name))


def holders_under(role: str, path: str) -> list[Member]:
    """Who has this role at the place or below, at most 200."""
    return members(at_or_below(path).filter(role=role).order_by("path")[:MOST])


def badge_pictures(yard_id: UUID) -> set[UUID]:
    """The stored pictures that badges of a yard show, so that nobody sweeps them away."""
    photos = Post.objects.filter(yard=yard_id).exclude(photo=None).values_list("photo_id", flat=True)
    return {photo for photo in photos if photo is not None}
