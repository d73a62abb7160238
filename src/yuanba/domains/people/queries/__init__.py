"""Reading accounts: who one is now, with its posts and homes."""

from uuid import UUID

from yuanba.domains.people.models import Account, ApiKey, Post, Tenure
from yuanba.domains.people.queries.spans import in_force
from yuanba.kernel import clock
from yuanba.kernel.ids import digest
from yuanba.kernel.memory import Kept
from yuanba.platform.access.public import ANONYMOUS, Actor, Grant


def actor_of(account_id: UUID) -> Actor:
    """The account with its current rights, in two queries; a stranger where it is gone or closed."""
    account = Account.objects.filter(id=account_id, is_active=True).first()
    if account is None:
        return ANONYMOUS
    day = clock.today()
    posts = Post.objects.filter(in_force(day), account=account_id)
    tenures = Tenure.objects.filter(in_force(day), card__account=account_id)
    held = posts.values_list("role", "path", "yard_id")
    lived = tenures.values_list("kind", "home__path", "yard_id")
    grants = tuple(Grant(role, path, yard) for role, path, yard in held.union(lived, all=True))
    name = account.name_en if account.language == "en" and account.name_en else account.name
    return Actor("account", account.id, name, grants, account.language)


_keys: Kept[Actor] = Kept()


def actor_of_key(key: str) -> Actor:
    """Who a program's key acts as; a stranger for an unknown or revoked one.

    Kept in memory for five seconds: a revocation holds at the latest then.
    """
    try:
        return _keys.get(digest(key), lambda: _holder(key))
    except ApiKey.DoesNotExist:
        return ANONYMOUS


def _holder(key: str) -> Actor:
    return actor_of(ApiKey.objects.get(digest=digest(key), revoked_at=None).account_id)


def forget_keys() -> None:
    """Read keys and rights again at once: after a change, and between tests."""
    _keys.forget()


def own_posts(account_id: UUID) -> list[Post]:
    """The current posts of an account, with their yards."""
    posts = Post.objects.filter(in_force(clock.today()), account=account_id).select_related("yard")
    return list(posts.order_by("path"))


def own_homes(account_id: UUID) -> list[Tenure]:
    """The current homes of an account, with place and yard."""
    rows = Tenure.objects.filter(in_force(clock.today()), card__account=account_id)
    return list(rows.select_related("home", "yard", "card").order_by("id"))


def account(account_id: UUID) -> Account | None:
    """The account, or None."""
    return Account.objects.filter(id=account_id).first()
