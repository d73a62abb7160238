"""The only functions that hand out people's objects to change."""

from uuid import UUID

from yuanba.domains.people.models import Post
from yuanba.domains.people.rules import appointing
from yuanba.kernel.errors import absent
from yuanba.platform.access.public import Actor, check
from yuanba.platform.yards.models import Yard


def post_to_end(actor: Actor, yard: Yard, post_id: UUID) -> Post:
    """A post the actor may end, locked; refused as absent."""
    post = Post.objects.select_for_update(of=("self",)).filter(yard=yard, id=post_id).first()
    if post is None:
        raise absent()
    check(actor, appointing(post.role), post)
    return post
