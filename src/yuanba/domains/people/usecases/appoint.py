"""Somebody is appointed to a post."""

from datetime import date

from django.db import transaction

from yuanba.domains.people.events import Appointed
from yuanba.domains.people.lent import check_post
from yuanba.domains.people.models import Account, Post
from yuanba.domains.people.rules import POST_ROLES, appointing, holds_for
from yuanba.domains.people.rules.posts import Seat, seated
from yuanba.domains.people.staffed import begin_as_staff
from yuanba.domains.places.public import Grid
from yuanba.kernel.errors import Refusal, absent
from yuanba.platform.access.public import Actor, check
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def appoint(
    *,
    actor: Actor,
    yard: Yard,
    account: Account,
    role: str,
    since: date,
    path: str = "",
    where: str = "",
    where_en: str = "",
    phone: str = "",
    until: date | None = None,
    seat: Seat = Seat(),  # noqa: B008  frozen
    grid: Grid | None = None,
) -> Post:
    """The post, kept in `yard`, at a path of that yard or at a grid it keeps; sent twice it is one.

    It begins with the badge of the person in this role in the yard. ValueError: unknown role.
    Refused: `invalid` with fields (`lent.check_post` among them), absent.
    """
    if role not in POST_ROLES:
        raise ValueError(f"unknown role {role!r}")
    post = Post(yard=yard, account=account, role=role, path=path, where=where, where_en=where_en, phone=phone)
    post.since, post.until = since, until
    if grid is not None:
        _at_grid(post, grid)
    if not holds_for(post.path, yard_path=yard.path, is_estate=yard.kind == Yard.Kind.ESTATE):
        raise absent()
    _check(actor, post)
    _sit(post, seated(role, seat))
    with transaction.atomic():
        known = _before(post)
        if known is not None:
            return known
        _as_known(post)
        post.save()
        begin_as_staff(account.id, role)
        record(_told(post, path), yard=yard, actor=actor, subject=post.id)
    return post


def _check(actor: Actor, post: Post) -> None:
    check(actor, appointing(post.role), post)
    if post.until is not None and post.until < post.since:
        raise Refusal("invalid", fields={"until": "dates-wrong"})
    check_post(actor, post, post.until)


def _at_grid(post: Post, grid: Grid) -> None:
    """What the post reaches are the members of the grid, whatever they will be."""
    if grid.yard_id != post.yard_id:
        raise absent()
    post.grid, post.path = grid, grid.path
    post.where, post.where_en = post.where or grid.name, post.where_en or grid.name_en


def _told(post: Post, path: str) -> Appointed:
    return Appointed(account=str(post.account_id), role=post.role, path=path, since=post.since.isoformat())


def _sit(post: Post, seat: Seat) -> None:
    post.side, post.seat, post.term, post.contract = seat.side, seat.seat, seat.term, seat.contract


def _as_known(post: Post) -> None:
    """Photograph, languages, hours and telephone of the newest badge of the person in this role in this yard."""
    badge = Post.objects.filter(yard=post.yard, account=post.account, role=post.role).order_by("-id").first()
    if badge is not None:
        post.photo_id, post.languages = badge.photo_id, badge.languages
        post.hours, post.hours_en, post.phone = badge.hours, badge.hours_en, post.phone or badge.phone


def _before(post: Post) -> Post | None:
    """The same appointment, sent before; two at once come one after the other."""
    Account.objects.select_for_update(no_key=True).get(id=post.account_id)
    same = Post.objects.filter(yard=post.yard, account=post.account, role=post.role, path=post.path)
    return same.filter(since=post.since, until=post.until, side=post.side, seat=post.seat, term=post.term).first()
