"""Who looks after a place."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from yuanba.domains.people.models import Post
from yuanba.domains.people.queries.spans import in_force
from yuanba.domains.people.rules import TEAM, prefixes
from yuanba.kernel import clock
from yuanba.platform.access.public import within


@dataclass(frozen=True)
class Member:
    """One of those who look after a place."""

    account: UUID
    name: str
    name_en: str
    role: str
    where: str
    where_en: str
    phone: str
    path: str

    @property
    def surname(self) -> str:
        """The first sign of the name, for the seal beside it."""
        return self.name[:1]


def _serving() -> QuerySet[Post]:
    """Posts held today by people whose account is open."""
    posts = Post.objects.filter(in_force(clock.today()), account__is_active=True)
    return posts.select_related("account")


def _members(posts: Iterable[Post]) -> list[Member]:
    return [
        Member(
            post.account_id,
            post.account.name,
            post.account.name_en,
            post.role,
            post.where,
            post.where_en,
            post.phone,
            post.path,
        )
        for post in posts
    ]


def team_at(path: str) -> list[Member]:
    """Who looks after a place: in the order of the 1+1+N, the nearest of each role first."""
    members = _members(_serving().filter(path__in=prefixes(path), role__in=TEAM))
    return sorted(members, key=lambda one: (TEAM.index(one.role), -len(one.path), one.name))


def team_of_estate(path: str) -> list[Member]:
    """Everybody who looks after the estate or a part of it, at most 200."""
    here = Q(path__in=prefixes(path)) | within((path,))
    members = _members(_serving().filter(here, role__in=TEAM).order_by("path")[:200])
    return sorted(members, key=lambda one: (TEAM.index(one.role), one.path, one.name))


def holders(role: str, path: str) -> list[Member]:
    """Who has this role at the place or above, the nearest first."""
    members = _members(_serving().filter(path__in=prefixes(path), role=role))
    return sorted(members, key=lambda one: (-len(one.path), one.name))


def holders_under(role: str, path: str) -> list[Member]:
    """Who has this role at the place or below, at most 200."""
    return _members(_serving().filter(within((path,)), role=role).order_by("path")[:200])
