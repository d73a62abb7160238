"""A company leaves: the posts it held by its contract end together."""

from datetime import date
from uuid import UUID

from django.db import transaction

from yuanba.domains.people.ending import end
from yuanba.domains.people.models import Post
from yuanba.domains.people.rules import appointing
from yuanba.domains.people.rules.posts import last_day
from yuanba.kernel.errors import absent
from yuanba.platform.access.public import Actor, can
from yuanba.platform.yards.models import Yard


def end_posts_of_contract(*, actor: Actor, yard: Yard, contract: UUID, until: date) -> int:
    """How many posts ended: those that would have lasted longer; the same again ends none.

    Refused as absent where the actor may not end all of them.
    """
    with transaction.atomic():
        rows = Post.objects.select_for_update(of=("self",), no_key=True).filter(yard=yard, contract=contract)
        posts = [one for one in rows.order_by("id") if one.until is None or one.until > last_day(one.since, until)]
        if not all(can(actor, appointing(post.role), post) for post in posts):
            raise absent()
        for post in posts:
            end(actor, post, until)
    return len(posts)
