"""A company leaves: the posts it held by its contract end together."""

from datetime import date
from uuid import UUID

from django.db import transaction

from yuanba.domains.people.events import PostEnded
from yuanba.domains.people.models import Post
from yuanba.domains.people.rules import appointing
from yuanba.kernel.errors import absent
from yuanba.platform.access.public import Actor, can
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def end_posts_of_contract(*, actor: Actor, yard: Yard, contract: UUID, until: date) -> int:
    """How many posts ended: those that would have lasted longer; the same again ends none.

    Refused as absent where the actor may not end all of them.
    """
    with transaction.atomic():
        rows = Post.objects.select_for_update(of=("self",), no_key=True).filter(yard=yard, contract=contract)
        posts = [post for post in rows.order_by("id") if post.until is None or post.until > until]
        if not all(can(actor, appointing(post.role), post) for post in posts):
            raise absent()
        for post in posts:
            post.until = until
            post.save(update_fields=["until"])
            told = PostEnded(account=str(post.account_id), role=post.role, path=post.path, until=until.isoformat())
            record(told, yard=yard, actor=actor, subject=post.id)
    return len(posts)
