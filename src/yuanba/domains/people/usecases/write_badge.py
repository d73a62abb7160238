"""What people need to know of who looks after them: photograph, languages, hours, telephone."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.people.access import post_to_write
from yuanba.domains.people.models import Post
from yuanba.domains.people.rules.cards import joined
from yuanba.domains.people.rules.posts import Badge, checked_badge
from yuanba.kernel.errors import absent
from yuanba.platform.access.public import Actor
from yuanba.platform.files.public import pictures
from yuanba.platform.yards.models import Yard


def write_badge(*, actor: Actor, yard: Yard, post_id: UUID, badge: Badge) -> Post:
    """The post with its badge; the photograph is a stored picture of the yard that keeps the post.

    May do so: who holds the post, and who appoints to it (`people.own_post`). Refused: `invalid` with fields, absent.
    """
    badge = checked_badge(badge)
    with transaction.atomic():
        post = post_to_write(actor, yard, post_id)
        if badge.photo is not None and not pictures(yard, [badge.photo]):
            raise absent()
        post.photo_id, post.languages, post.phone = badge.photo, joined(badge.languages), badge.phone
        post.hours, post.hours_en = badge.hours, badge.hours_en
        post.save(update_fields=["photo", "languages", "phone", "hours", "hours_en"])
    return post
