"""A post goes on: its last day becomes a later one, or falls away."""

from datetime import date
from uuid import UUID

from django.db import transaction

from yuanba.domains.people.access import post_to_end
from yuanba.domains.people.events import PostRenewed
from yuanba.domains.people.lent import check_post
from yuanba.domains.people.models import Post
from yuanba.kernel.errors import Refusal, register
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard

register("renew-later", 409, "This post lasts until %(until)s: please choose a later day, or none.")


def renew_post(*, actor: Actor, yard: Yard, post_id: UUID, until: date | None) -> Post:
    """The post with its later last day, None for no end; the same again changes nothing.

    Refused: `renew-later`, `invalid` where the right is only lent (`lent.check_post`), absent without the right to
    appoint.
    """
    with transaction.atomic():
        post = post_to_end(actor, yard, post_id)
        if post.until == until:
            return post
        if post.until is None or (until is not None and until < post.until):
            raise Refusal("renew-later", until=post.until.isoformat() if post.until else "–")
        check_post(actor, post, until, who="until", role="until")
        post.until = until
        post.save(update_fields=["until"])
        ends = until.isoformat() if until else ""
        told = PostRenewed(account=str(post.account_id), role=post.role, path=post.path, until=ends)
        record(told, yard=yard, actor=actor, subject=post.id)
    return post
