"""Reading people: who an account is now, and who looks after a place."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from yuanba.domains.people.models import Account, ApiKey, Post, Tenure
from yuanba.domains.people.rules import TEAM, prefixes
from yuanba.kernel import clock
from yuanba.kernel.ids import digest
from yuanba.kernel.memory import Kept
from yuanba.platform.access.public import ANONYMOUS, Actor, Grant, within


def _valid(day: date) -> Q:
    return Q(since__lte=day) & (Q(until=None) | Q(until__gte=day))


def actor_of(account_id: UUID) -> Actor:
    """The account with its current rights, in two queries; a stranger where it is gone or closed."""
    account = Account.objects.filter(id=account_id, is_active=True).first()
    if account is None:
        return ANONYMOUS
    day = clock.today()
    posts = Post.objects.filter(_valid(day), account=account_id)
    tenures = Tenure.objects.filter(_valid(day), card__account=account_id)
    held = posts.values_list("role", "path", "yard_id")
    lived = tenures.values_list("kind", "home__path", "yard_id")
    grants = tuple(Grant(role, path, yard) for role, path, yard in held.union(lived, all=True))
    name = account.name_en if account.language == "en" and account.name_en else account.name
    return Actor("account", account.id, name, grants, account.language)


_keys: Kept[Actor] = Kept()


def actor_of_key(key: str) -> Actor:
    """Who a program's key acts as; a stranger for an unknown or revoked one.

    Kept in memory for five seconds: a revocation holds at the latest then.
    """
    try:
        return _keys.get(digest(key), lambda: _holder(key))
    except ApiKey.DoesNotExist:
        return ANONYMOUS


def _holder(key: str) -> Actor:
    return actor_of(ApiKey.objects.get(digest=digest(key), revoked_at=None).account_id)


def forget_keys() -> None:
    """Read keys and rights again at once: after a change, and between tests."""
    _keys.forget()


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
    posts = Post.objects.filter(_valid(clock.today()), account__is_active=True)
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


def own_posts(account_id: UUID) -> list[Post]:
    """The current posts of an account, with their yards."""
    posts = Post.objects.filter(_valid(clock.today()), account=account_id).select_related("yard")
    return list(posts.order_by("path"))


def own_homes(account_id: UUID) -> list[Tenure]:
    """The current homes of an account, with place and yard."""
    rows = Tenure.objects.filter(_valid(clock.today()), card__account=account_id)
    return list(rows.select_related("home", "yard", "card").order_by("id"))


def account(account_id: UUID) -> Account | None:
    """The account, or None."""
    return Account.objects.filter(id=account_id).first()
