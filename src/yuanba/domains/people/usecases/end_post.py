"""A post gets its last day."""

from datetime import date
from uuid import UUID

from django.db import transaction

from yuanba.domains.people.access import post_to_end
from yuanba.domains.people.ending import end
from yuanba.domains.people.models import Post
from yuanba.domains.people.rules.posts import check_end, last_day
from yuanba.kernel import clock
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard


def end_post(*, actor: Actor, yard: Yard, post_id: UUID, until: date) -> Post:
    """The post with its last day, the day before its first where it never begins; the same again changes nothing.

    Deputies stay no longer than the post. Refused: `invalid` (a last day before the first, or later than the post
    lasts), absent without the right.
    """
    with transaction.atomic():
        post = post_to_end(actor, yard, post_id)
        check_end(until, post.span, clock.today())
        if post.until != last_day(post.since, until):
            end(actor, post, until)
    return post
