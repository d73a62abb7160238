"""A post gets its last day."""

from datetime import date
from uuid import UUID

from django.db import transaction

from yuanba.domains.people.access import post_to_end
from yuanba.domains.people.events import PostEnded
from yuanba.domains.people.models import Post
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def end_post(*, actor: Actor, yard: Yard, post_id: UUID, until: date) -> Post:
    """The post with its last day; refused as absent without the right."""
    with transaction.atomic():
        post = post_to_end(actor, yard, post_id)
        post.until = until
        post.save(update_fields=["until"])
        told = PostEnded(account=str(post.account_id), role=post.role, path=post.path, until=until.isoformat())
        record(told, yard=yard, actor=actor, subject=post.id)
    return post
