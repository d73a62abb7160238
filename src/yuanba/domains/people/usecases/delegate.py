"""Somebody stands in for the holder of a post, for some days."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from yuanba.domains.people.access import post_to_write
from yuanba.domains.people.events import Delegated
from yuanba.domains.people.lent import check_deputy
from yuanba.domains.people.models import Account, Delegation, Post
from yuanba.domains.people.queries.spans import lasting
from yuanba.domains.people.rules.posts import check_delegation
from yuanba.domains.people.rules.roles import ROLES, roles_of
from yuanba.domains.people.staffed import begin_as_staff
from yuanba.domains.places.public import GridMember
from yuanba.kernel.errors import Refusal, absent, register
from yuanba.kernel.paths import above
from yuanba.platform.access.public import Actor, within
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard

register("delegated-already", 409, "Somebody stands in from %(since)s to %(until)s already. End that first.")
register("deputy-company", 409, "Nobody of the property company stands in for those who supervise it.")


def delegate(
    *, actor: Actor, yard: Yard, post_id: UUID, deputy: Account, since: date, until: date, phone: str = ""
) -> Delegation:
    """The delegation; sent twice it is one. `phone` is where the deputy is called, the post's where there is none.

    May do so: who holds the post, and who appoints to it (`people.own_post`). Refused: `invalid` with the fields
    `until` and `deputy`, `delegated-already`, `deputy-company`, absent; absent too for the holder and for a closed
    account.
    """
    with transaction.atomic():
        post = post_to_write(actor, yard, post_id)
        if deputy.id == post.account_id or not deputy.is_active:
            raise absent()
        check_delegation(since, until, post.span)
        check_deputy(actor, post, deputy, until)
        standing = Delegation.objects.filter(lasting(), yard=yard, post=post)
        there = standing.filter(since__lte=until, until__gte=since).first()
        if there is not None:
            return _same(there, deputy, since, until)
        if ROLES[post.role].watches and post.side != "company" and _of_company(deputy, post, since, until):
            raise Refusal("deputy-company")
        made = Delegation(yard=yard, post=post, deputy=deputy, phone=phone, since=since, until=until)
        made.save()
        begin_as_staff(deputy.id, post.role)
        span = {"since": since.isoformat(), "until": until.isoformat()}
        told = Delegated(account=str(post.account_id), deputy=str(deputy.id), role=post.role, path=post.path, **span)
        record(told, yard=yard, actor=actor, subject=post.id)
    return made


def _same(there: Delegation, deputy: Account, since: date, until: date) -> Delegation:
    if (there.deputy_id, there.span) == (deputy.id, (since, until)):
        return there
    raise Refusal("delegated-already", since=there.since.isoformat(), until=there.until.isoformat())


def _near(post: Post) -> Q:
    """Posts at, above or below a place that this one reaches; one at a grid reaches the members of the grid."""
    spots = [post.path, *GridMember.objects.filter(grid=post.grid_id).values_list("path", flat=True)]
    here = Q(path__in={up for spot in spots for up in above(spot)}) | within(tuple(spots))
    return here | Q(grid__in=GridMember.objects.filter(here).values("grid"))


def _of_company(deputy: Account, post: Post, since: date, until: date) -> bool:
    """Whether the deputy works for a company at, above or below the post in those days."""
    posts = Post.objects.filter(
        _near(post), lasting(), Q(until=None) | Q(until__gte=since), account=deputy, since__lte=until
    )
    return posts.filter(Q(role__in=roles_of("company")) | Q(side="company")).exists()
