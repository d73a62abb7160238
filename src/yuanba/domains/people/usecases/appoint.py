"""Somebody is appointed to a post."""

from datetime import date

from django.db import transaction

from yuanba.domains.people.events import Appointed
from yuanba.domains.people.models import Account, Post
from yuanba.domains.people.rules import POST_ROLES, appointing, holds_for
from yuanba.kernel.errors import absent
from yuanba.platform.access.public import Actor, check
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def appoint(
    *,
    actor: Actor,
    yard: Yard,
    account: Account,
    role: str,
    path: str,
    where: str,
    since: date,
    where_en: str = "",
    phone: str = "",
    until: date | None = None,
) -> Post:
    """The post, kept in `yard`, at a path of that yard. ValueError: unknown role. Refused: absent."""
    if role not in POST_ROLES:
        raise ValueError(f"unknown role {role!r}")
    post = Post(
        yard=yard,
        account=account,
        role=role,
        path=path,
        where=where,
        where_en=where_en,
        phone=phone,
        since=since,
        until=until,
    )
    if not holds_for(path, yard_path=yard.path, is_estate=yard.kind == Yard.Kind.ESTATE):
        raise absent()
    check(actor, appointing(role), post)
    with transaction.atomic():
        post.save()
        told = Appointed(account=str(account.id), role=role, path=path, since=since.isoformat())
        record(told, yard=yard, actor=actor, subject=post.id)
    return post
