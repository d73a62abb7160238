"""What somebody hands out who only stands in: nothing to oneself, and nothing that outlasts standing in."""

from datetime import date
from uuid import UUID

from django.db.models import Q

from yuanba.domains.people.models import Account, Post
from yuanba.domains.people.rules import appointing
from yuanba.domains.people.rules.roles import ROLES
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, register
from yuanba.platform.access.actions import rule_of
from yuanba.platform.access.public import Actor, lent_until

register(
    "lent-own",
    409,
    "You stand in for somebody until %(until)s: nobody gives a post to oneself that way. "
    "Whoever has the post can do it.",
)
register(
    "lent-longer",
    409,
    "You stand in for somebody until %(until)s: what you give ends then. Please choose that day or an earlier one.",
)
register(
    "lent-role",
    409,
    "You stand in for somebody until %(until)s: to posts that appoint others only whoever has the post appoints.",
)
register(
    "lent-letter",
    409,
    "You stand in for somebody until %(until)s: a password lasts longer. Whoever has the post writes this letter.",
)


def check_post(actor: Actor, post: Post, until: date | None, *, who: str = "who", role: str = "role") -> None:
    """Refuse as `invalid` a post until a day that a right which is only lent does not give: with the fields `until`,
    `who` (one's own post) and `role` (a post that appoints, else its holder could give what the deputy may not).
    """
    last = lent_until(actor, appointing(post.role), post)
    if last is None:
        return
    wrong = _wrong(actor, post.account_id, until, last, who)
    if post.role in {one for role_ in ROLES for one in rule_of(appointing(role_)).roles}:
        wrong[role] = "lent-role"
    if wrong:
        raise Refusal("invalid", fields=wrong, until=last.isoformat())


def check_deputy(actor: Actor, post: Post, deputy: Account, until: date) -> None:
    """Refuse as `invalid` a deputy, of a post that is not the actor's own, whom a lent right does not name."""
    last = None if post.account_id == actor.account else lent_until(actor, appointing(post.role), post)
    if last is None:
        return
    if wrong := _wrong(actor, deputy.id, until, last, "deputy"):
        raise Refusal("invalid", fields=wrong, until=last.isoformat())


def _wrong(actor: Actor, to: UUID, until: date | None, last: date, who: str) -> dict[str, str]:
    wrong = {} if until is not None and until <= last else {"until": "lent-longer"}
    return wrong | ({who: "lent-own"} if to == actor.account else {})


def check_letter(actor: Actor, account: Account) -> None:
    """Refuse as `lent-letter` where the actor appoints to a post of the account by a lent right alone."""
    if not any(grant.lent_until for grant in actor.grants):
        return
    lasting = Q(until=None) | Q(until__gte=clock.today())
    for post in Post.objects.filter(lasting, account=account).order_by("id"):
        last = lent_until(actor, appointing(post.role), post)
        if last is not None:
            raise Refusal("lent-letter", until=last.isoformat())
