"""A post ends, and with it whoever stands in for its holder."""

from datetime import date

from yuanba.domains.people.events import DelegationEnded, PostEnded
from yuanba.domains.people.models import Delegation, Post
from yuanba.domains.people.rules.posts import last_day
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record


def end(actor: Actor, post: Post, until: date) -> None:
    """Write the last day of a locked post; of one that begins later, that it never begins. Deputies stay no longer."""
    post.until = last_day(post.since, until)
    post.save(update_fields=["until"])
    told = PostEnded(account=str(post.account_id), role=post.role, path=post.path, until=post.until.isoformat())
    record(told, yard=post.yard, actor=actor, subject=post.id)
    rows = Delegation.objects.filter(yard=post.yard_id, post=post, until__gt=post.until)
    for one in rows.order_by("id"):
        end_delegated(actor, post, one, post.until)


def end_delegated(actor: Actor, post: Post, made: Delegation, until: date) -> None:
    """Write an earlier last day of a delegation of a locked post; of one that begins later, that it never begins."""
    last = last_day(made.since, until)
    if made.until == last:
        return
    made.until = last
    made.save(update_fields=["until"])
    told = DelegationEnded(deputy=str(made.deputy_id), role=post.role, path=post.path, until=last.isoformat())
    record(told, yard=post.yard, actor=actor, subject=post.id)
