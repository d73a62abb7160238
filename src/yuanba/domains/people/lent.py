"""What somebody hands out who only stands in: nothing to oneself, and nothing that outlasts standing in."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import Q

from yuanba.domains.people.models import Account, Post, ResidentCard, Tenure
from yuanba.domains.people.rules import appointing
from yuanba.domains.people.rules.roles import ROLES
from yuanba.domains.places.public import Place
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, register
from yuanba.platform.access.actions import rule_of
from yuanba.platform.access.public import Actor, lent_until
from yuanba.platform.yards.models import Yard

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


register(
    "lent-key",
    409,
    "You stand in for somebody until %(until)s: a key lasts longer. Whoever has the post gives it.",
)
register(
    "lent-second",
    409,
    "You stand in for somebody until %(until)s: taking an authenticator away lasts longer. "
    "Whoever has the post does it.",
)
register(
    "lent-self",
    409,
    "You stand in for somebody until %(until)s: nobody gives a home to oneself that way. "
    "Whoever has the post can do it.",
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


def check_everywhere(actor: Actor, action: str, code: str) -> None:
    """Refuse with `code` what has no place and no last day, where every right to it is lent."""
    last = lent_until(actor, action, None)
    if last is not None:
        raise Refusal(code, until=last.isoformat())


def check_self(actor: Actor, account: UUID | None, action: str, where: Place | Yard) -> None:
    """Refuse as `lent-self` what a lent right would give to the actor's own account."""
    last = lent_until(actor, action, where) if account is not None and account == actor.account else None
    if last is not None:
        raise Refusal("lent-self", until=last.isoformat())


def check_card(actor: Actor, account: UUID | None, action: str, card: ResidentCard) -> None:
    """The same of all that stands on a card: its homes, or the yard where it has none."""
    if account is None or account != actor.account:
        return
    ties = Tenure.objects.filter(yard=card.yard_id, card=card).select_related("home").order_by("id")
    for where in [tie.home for tie in ties] or [card.yard]:
        check_self(actor, account, action, where)


def ends_at(actor: Actor, action: str, where: Place, ends: datetime) -> datetime:
    """When what is good for some days ends: with standing in at the latest."""
    last = lent_until(actor, action, where)
    return ends if last is None else min(ends, datetime.combine(last + timedelta(days=1), time.min, clock.SHANGHAI))
