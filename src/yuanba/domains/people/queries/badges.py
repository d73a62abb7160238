"""Badges as somebody may see them: of staff all, of neighbours with a post their name and role only."""

from collections.abc import Iterable
from dataclasses import replace
from uuid import UUID

from yuanba.domains.people.models import Post
from yuanba.domains.people.queries.teams import Member, members, serving
from yuanba.domains.people.rules.roles import PUBLIC
from yuanba.domains.places.public import GridMember
from yuanba.kernel.errors import absent
from yuanba.kernel.paths import touch
from yuanba.platform.access.actions import rule_of
from yuanba.platform.access.public import Actor
from yuanba.platform.files.public import StoredFile
from yuanba.platform.yards.models import Yard


def sees_badge(actor: Actor, role: str, path: str) -> bool:
    """Whether the whole badge of a post that reaches `path` is shown: of staff to anybody, else to neighbours.

    Neighbours live or have a post at, above or below it.
    """
    if role in PUBLIC or actor.kind == "system":
        return True
    held = (grant.path for grant in actor.grants if grant.role in rule_of("people.see_badges").roles)
    return any(touch(at, path) for at in held)


def seen_by(actor: Actor, found: Iterable[Member]) -> list[Member]:
    """The same people; where the whole badge is not for the actor, without telephone, photograph and hours."""
    return [one if sees_badge(actor, one.role, one.path) else _plain(one) for one in found]


def _plain(one: Member) -> Member:
    return replace(one, phone="", photo=None, languages=(), hours="", hours_en="")


def badge_of(actor: Actor, yard: Yard, post_id: UUID) -> Member:
    """The badge of one post of today, as far as the actor may see it; a deputy in the place of the holder."""
    return seen_by(actor, members([_post(yard, post_id)]))[0]


def badge_photo(actor: Actor, yard: Yard, post_id: UUID) -> StoredFile:
    """The photograph on the badge of a post of today; refused as absent where there is none for the actor."""
    post = _post(yard, post_id)
    spots = [post.path, *GridMember.objects.filter(yard=yard, grid=post.grid_id).values_list("path", flat=True)]
    photo: StoredFile | None = post.photo
    if photo is None or not any(sees_badge(actor, post.role, spot) for spot in spots):
        raise absent()
    return photo


def _post(yard: Yard, post_id: UUID) -> Post:
    post = serving().select_related("account", "yard", "photo").filter(yard=yard, id=post_id).first()
    if post is None:
        raise absent()
    return post
