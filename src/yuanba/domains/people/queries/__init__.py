"""Reading accounts: who one is now, with its posts and homes."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import DateField, QuerySet, Value
from django.db.models.functions import Cast, Coalesce, Least

from yuanba.domains.people.models import Account, ApiKey, Delegation, Post, Tenure
from yuanba.domains.people.queries.spans import in_force
from yuanba.domains.people.staffed import is_overdue
from yuanba.kernel import clock
from yuanba.kernel.ids import digest
from yuanba.kernel.memory import Kept
from yuanba.platform.access.public import ANONYMOUS, Actor, Grant


def actor_of(account_id: UUID, session_turn: int | None = None) -> Actor:
    """The account with its current rights, in two queries; a stranger where it is gone or closed.

    With the turn of a session also where the password was changed since the session began.
    """
    account = Account.objects.filter(id=account_id, is_active=True).first()
    if account is None or session_turn not in (None, account.session_turn):
        return ANONYMOUS
    day = clock.today()
    posts = Post.objects.filter(in_force(day), account=account_id)
    own = Cast(Value(None), DateField())
    held = posts.values_list("role", Coalesce("grid__members__path", "path"), "yard_id", own)
    lent = Least("until", Coalesce("post__until", "until"))
    as_deputy = _stood_in(account_id, day).values_list(
        "post__role", Coalesce("post__grid__members__path", "post__path"), "yard_id", lent
    )
    lived = (rows.values_list("kind", "home__path", "yard_id", own) for rows in _homes_of(account_id, day))
    grants = tuple(Grant(*row) for row in held.union(as_deputy, *lived, all=True))
    return Actor("account", account.id, account.name, grants, account.language, name_en=account.name_en)


def _stood_in(account_id: UUID, day: date) -> QuerySet[Delegation]:
    """For whom somebody stands in: posts of that day, of holders whose account is open."""
    of_day = in_force(day) & in_force(day, "post__")
    return Delegation.objects.filter(of_day, deputy=account_id, post__account__is_active=True)


def _homes_of(account_id: UUID, day: date) -> tuple[QuerySet[Tenure], QuerySet[Tenure]]:
    """What somebody is to homes: by the own cards, and as the contact of enterprises."""
    rows = Tenure.objects.filter(in_force(day))
    return rows.filter(card__account=account_id), rows.filter(enterprise__contact__account=account_id)


_keys: Kept[Actor] = Kept()


def actor_of_key(key: str) -> Actor:
    """Who a program's key acts as; a stranger for an unknown or revoked one, and for staff who owe a second factor.

    Kept in memory for five seconds: a revocation holds at the latest then.
    """
    try:
        return _keys.get(digest(key), lambda: _holder(key))
    except ApiKey.DoesNotExist:
        return ANONYMOUS


def _holder(key: str) -> Actor:
    actor = actor_of(ApiKey.objects.get(digest=digest(key), revoked_at=None).account_id)
    return ANONYMOUS if is_overdue(actor) else actor


def forget_keys() -> None:
    """Read keys and rights again at once: after a change, and between tests."""
    _keys.forget()


def own_posts(account_id: UUID) -> list[Post]:
    """The current posts of an account and those it stands in for today, with their yards."""
    day = clock.today()
    held = Post.objects.filter(in_force(day), account=account_id).values("id")
    every = held.union(_stood_in(account_id, day).values("post_id"), all=True)
    return list(Post.objects.filter(id__in=every).select_related("yard").order_by("path", "id"))


def own_homes(account_id: UUID) -> list[Tenure]:
    """The current homes of an account and of the enterprises it acts for, with place and yard."""
    own, of_enterprises = _homes_of(account_id, clock.today())
    rows = Tenure.objects.filter(id__in=own.values("id").union(of_enterprises.values("id"), all=True))
    return list(rows.select_related("home", "yard", "card", "enterprise").order_by("id"))


def english_names(accounts: Iterable[UUID]) -> dict[UUID, str]:
    """The English names of those accounts that have one."""
    rows = Account.objects.filter(id__in=set(accounts)).exclude(name_en="")
    return dict(rows.values_list("id", "name_en"))


def account(account_id: UUID) -> Account | None:
    """The account, or None."""
    return Account.objects.filter(id=account_id).first()
