"""Who looks after a place. Whoever stands in for a holder on holiday is named in the holder's place."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import F, FilteredRelation, Q, QuerySet

from yuanba.domains.people.models import Post
from yuanba.domains.people.queries.spans import in_force
from yuanba.domains.people.rules.roles import LOOKING_AFTER, TEAM, side_of
from yuanba.kernel import clock
from yuanba.kernel.paths import above
from yuanba.platform.access.public import within

MOST = 200


@dataclass(frozen=True)
class Member:
    """One of those who look after a place; `deputy_for` names whom somebody stands in for.

    `photo` is a stored picture of `yard`, the yard that keeps the post.
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
    photo: UUID | None = None
    languages: tuple[str, ...] = ()
    hours: str = ""
    hours_en: str = ""
    deputy_for: str = ""

    @property
    def surname(self) -> str:
        """The first sign of the name, for the seal beside it."""
        return self.name[:1]


def serving() -> QuerySet[Post]:
    """Posts held today by people whose account is open, each with its deputy of today, in one statement."""
    day = clock.today()
    posts = Post.objects.filter(in_force(day), account__is_active=True).select_related("account")
    today = Q(delegations__since__lte=day, delegations__until__gte=day)
    return posts.annotate(
        cover=FilteredRelation("delegations", condition=today),
        deputy_id=F("cover__deputy_id"),
        deputy_name=F("cover__deputy__name"),
        deputy_name_en=F("cover__deputy__name_en"),
        deputy_open=F("cover__deputy__is_active"),
        deputy_phone=F("cover__phone"),
    )


def members(posts: Iterable[Post]) -> list[Member]:
    """What pages show of `serving` posts."""
    return [_deputy(post) if getattr(post, "deputy_open", None) else _holder(post) for post in posts]


def _holder(post: Post) -> Member:
    holder = post.account
    return Member(
        **_of_post(post),
        account=holder.id,
        name=holder.name,
        name_en=holder.name_en,
        phone=post.phone,
        photo=post.photo_id,
        languages=tuple(code for code in post.languages.split(",") if code),
    )


def _deputy(post: Post) -> Member:
    said = vars(post)
    return Member(
        **_of_post(post),
        account=said["deputy_id"],
        name=said["deputy_name"],
        name_en=said["deputy_name_en"],
        phone=said["deputy_phone"] or post.phone,
        deputy_for=post.account.name,
    )


def _of_post(post: Post) -> dict[str, Any]:
    return {
        "role": post.role,
        "where": post.where,
        "where_en": post.where_en,
        "path": post.path,
        "side": side_of(post.role, post.side),
        "seat": post.seat,
        "term": post.term,
        "yard": post.yard_id,
        "hours": post.hours,
        "hours_en": post.hours_en,
    }


def team_at(path: str) -> list[Member]:
    """Who looks after a place: in the order of the 1+1+N, the nearest of each role first."""
    found = members(serving().filter(path__in=above(path), role__in=TEAM))
    return sorted(found, key=lambda one: (TEAM.index(one.role), -len(one.path), one.name))


def looks_after(path: str) -> list[Member]:
    """Who looks after a home: of each role those nearest to it, the butler first. One statement."""
    found = members(serving().filter(path__in=above(path), role__in=LOOKING_AFTER))
    nearest: dict[str, int] = {}
    for one in found:
        nearest[one.role] = max(nearest.get(one.role, 0), len(one.path))
    here = (one for one in found if len(one.path) == nearest[one.role])
    return sorted(here, key=lambda one: (LOOKING_AFTER.index(one.role), one.name))


def team_of_estate(path: str) -> list[Member]:
    """Everybody who looks after the estate or a part of it, at most 200."""
    here = Q(path__in=above(path)) | within((path,))
    found = members(serving().filter(here, role__in=TEAM).order_by("path")[:MOST])
    return sorted(found, key=lambda one: (TEAM.index(one.role), one.path, one.name))


def holders(role: str, path: str) -> list[Member]:
    """Who has this role at the place or above, the nearest first."""
    found = members(serving().filter(path__in=above(path), role=role))
    return sorted(found, key=lambda one: (-len(one.path), one.name))


def holders_under(role: str, path: str) -> list[Member]:
    """Who has this role at the place or below, at most 200."""
    return members(serving().filter(within((path,)), role=role).order_by("path")[:MOST])


def badge_pictures(yard_id: UUID) -> set[UUID]:
    """The stored pictures that badges of a yard show, so that nobody sweeps them away."""
    photos = Post.objects.filter(yard=yard_id).exclude(photo=None).values_list("photo_id", flat=True)
    return {photo for photo in photos if photo is not None}
