"""The posts whose holders wear a badge, for whoever prints it."""

from collections.abc import Collection
from uuid import UUID

from yuanba.domains.people.models import Post
from yuanba.domains.people.queries.spans import in_force
from yuanba.domains.people.rules import SELF, appointing
from yuanba.domains.people.rules.roles import LOOKING_AFTER, TEAM
from yuanba.kernel import clock
from yuanba.platform.access.public import Actor, can
from yuanba.platform.yards.models import Yard

WEARERS = tuple(dict.fromkeys((*TEAM, *LOOKING_AFTER)))
MOST = 200


def wearers(actor: Actor, yard: Yard, only: Collection[UUID] = ()) -> list[Post]:
    """Posts of today that the yard keeps, to which the actor may appoint or which are the actor's own; at most 200.

    In the order of the roles, one for a person in a role, whatever number of places it is at. `only` asks for these.
    """
    rows = Post.objects.filter(in_force(clock.today()), yard=yard, role__in=WEARERS, account__is_active=True)
    if only:
        rows = rows.filter(id__in=only)
    found = rows.select_related("account", "photo").order_by("path", "id")[:MOST]
    once: dict[tuple[UUID, str], Post] = {}
    for post in found:
        if _may_print(actor, post):
            once.setdefault((post.account_id, post.role), post)
    return sorted(once.values(), key=lambda post: WEARERS.index(post.role))


def _may_print(actor: Actor, post: Post) -> bool:
    own = (SELF,) if actor.account is not None and post.account_id == actor.account else ()
    return can(actor, "people.own_post", post, own) or can(actor, appointing(post.role), post)
