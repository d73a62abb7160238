"""Posts as those see them who hold them or appoint to them: own ones, colleagues, all of a yard, what ends soon."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from django.db.models import F, Q

from yuanba.domains.people.access import somewhere_in
from yuanba.domains.people.models import Account, Delegation, Post, ResidentCard
from yuanba.domains.people.models.accounts import number_digest
from yuanba.domains.people.queries.spans import in_force
from yuanba.domains.people.rules import STAFF, appointing, plain_phone, plain_username
from yuanba.domains.people.rules.roles import ROLES, roles_of
from yuanba.kernel import clock
from yuanba.kernel.errors import absent
from yuanba.kernel.paging import Page, page_of
from yuanba.kernel.text import clean
from yuanba.platform.access.public import Actor, can
from yuanba.platform.yards.models import Yard

PAGE, MOST, SOON = 40, 200, timedelta(days=90)
# Of posts with a last day, and of delegations: not those that were called off before their first.
BEGAN = Q(until__gte=F("since"))


@dataclass(frozen=True)
class Duty:
    """A post with its deputies of today and later, and whether the actor appoints to it.

    `same` are all posts of one appointment to several places, this one among them: what happens to one happens to all.
    """

    post: Post
    deputies: list[Delegation]
    may_end: bool = False
    same: tuple[Post, ...] = ()

    @property
    def now(self) -> Delegation | None:
        """Who stands in today."""
        return next((one for one in self.deputies if one.since <= clock.today()), None)


def _duties(actor: Actor, posts: Sequence[Post]) -> list[Duty]:
    rows = Delegation.objects.filter(BEGAN, post__in=[post.id for post in posts], until__gte=clock.today())
    every = list(rows.select_related("deputy").order_by("since", "id"))
    return [
        Duty(post, [one for one in every if one.post_id == post.id], can(actor, appointing(post.role), post))
        for post in posts
    ]


def own_duties(actor: Actor) -> list[Duty]:
    """The posts of today that the actor holds, with deputies; two statements."""
    posts = Post.objects.filter(in_force(clock.today()), account=actor.account).select_related("account", "yard")
    return _duties(actor, list(posts.order_by("yard__path", "role", "path")))


def stood_in_for(actor: Actor) -> list[Delegation]:
    """For whom the actor stands in, today and later, with the posts and their holders; one statement."""
    rows = Delegation.objects.filter(BEGAN, deputy=actor.account, until__gte=clock.today())
    rows = rows.filter(post__account__is_active=True)
    of_day = Q(post__until=None) | Q(post__until__gte=clock.today())
    return list(rows.filter(of_day).select_related("post__account", "post__yard").order_by("since", "post__path", "id"))


def _check(actor: Actor, yard: Yard) -> None:
    """Who works in a part of the yard sees the whole team."""
    if not somewhere_in(actor, "people.team", yard):
        raise absent()


def duties_of(actor: Actor, yard: Yard, side: str = "", after: UUID | None = None) -> Page[Duty]:
    """The posts a yard keeps, today's and coming ones, of a side or of all."""
    _check(actor, yard)
    lasting = Q(until=None) | Q(BEGAN, until__gte=clock.today())
    rows = Post.objects.filter(lasting, yard=yard).select_related("account", "yard")
    if side:
        rows = rows.filter(Q(role__in=roles_of(side)) | Q(side=side))
    if after:
        rows = rows.filter(id__gt=after)
    page = page_of(rows.order_by("id"), lambda one: one.id, PAGE)
    return page.of(_duties(actor, page.rows))


def ended_posts(actor: Actor, yard: Yard, side: str = "", said: str = "", after: UUID | None = None) -> Page[Post]:
    """The posts of a yard that are over, the last ended first: of a side or all, of whose holder the name says this."""
    _check(actor, yard)
    rows = Post.objects.filter(BEGAN, yard=yard, until__lt=clock.today()).select_related("account")
    if side:
        rows = rows.filter(Q(role__in=roles_of(side)) | Q(side=side))
    if clean(said):
        rows = rows.filter(Q(account__name__icontains=clean(said)) | Q(account__name_en__icontains=clean(said)))
    if after:
        last = Post.objects.filter(yard=yard, id=after).first()
        if last is None:
            raise absent()
        rows = rows.filter(Q(until__lt=last.until) | Q(until=last.until, id__lt=after))
    return page_of(rows.order_by("-until", "-id"), lambda one: one.id, PAGE)


def duty(actor: Actor, yard: Yard, post_id: UUID) -> Duty | None:
    """One post of a yard, for who holds it or may see the team; None otherwise."""
    post = Post.objects.filter(yard=yard, id=post_id).select_related("account", "yard", "photo").first()
    if post is None or not (post.account_id == actor.account or somewhere_in(actor, "people.team", yard)):
        return None
    rows = Post.objects.filter(yard=yard, account=post.account_id, role=post.role, where=post.where, since=post.since)
    same = tuple(rows.filter(until=post.until, side=post.side, grid=post.grid_id).select_related("yard"))
    return replace(_duties(actor, [post])[0], same=same)


def ending_soon(actor: Actor, yard: Yard) -> list[Post]:
    """What ended in the last 30 days or ends in the next 90, the soonest first; at most 200."""
    _check(actor, yard)
    day: date = clock.today()
    rows = Post.objects.filter(BEGAN, yard=yard, until__gte=day - timedelta(days=30), until__lte=day + SOON)
    return list(rows.select_related("account").order_by("until", "id")[:MOST])


def colleagues(yard: Yard, but: UUID | None = None) -> list[Account]:
    """Who has a post of the yard today, by name: whom a holder may name as deputy; at most 200."""
    posts = Post.objects.filter(in_force(clock.today()), yard=yard, role__in=STAFF - {"program"})
    rows = Account.objects.filter(id__in=posts.values("account"), is_active=True)
    return list((rows.exclude(id=but) if but else rows).order_by("name", "id")[:MOST])


def called(yard: Yard, text: str) -> list[Account]:
    """Whom a text means: a user name or a telephone of anybody, or the name of somebody known in the yard.

    Known is who had a post or has a resident card here. More than one where several have this name.
    """
    said = clean(text)[:60]
    if not said:
        return []
    exact = Account.objects.filter(
        Q(username=plain_username(said)) | Q(phone_digest=number_digest(plain_phone(said))), is_active=True
    )
    cards = ResidentCard.objects.filter(yard=yard).exclude(account=None)
    here = Q(posts__yard=yard) | Q(id__in=cards.values("account"))
    named = Account.objects.filter(here, name=said, is_active=True).distinct().order_by("id")
    return list(exact[:1]) or list(named[:2])


def may_appoint(actor: Actor, yard: Yard) -> list[str]:
    """The roles to which the actor appoints in a yard, in the order of the table."""
    return [role for role in ROLES if role != "program" and can(actor, appointing(role), yard)]


def posts_at(yard: Yard, path: str) -> int:
    """How many posts that are not over name this very path, whoever keeps them."""
    return Post.objects.filter(Q(until=None) | Q(BEGAN, until__gte=clock.today()), path=path).count()
