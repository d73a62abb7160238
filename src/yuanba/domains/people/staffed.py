"""The second factor of staff: who owes one, since when, and that nobody takes the last one away."""

from datetime import UTC, datetime
from uuid import UUID

from django.conf import settings

from yuanba.domains.people.models import Account, Passkey, SecondFactor
from yuanba.domains.people.rules.second import TAKES_SECOND, due_at
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, register
from yuanba.platform.access.public import Actor

register(
    "second-must", 409, "Your post needs a second step at signing in. Add another one first, then take this one away."
)
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


def has_authenticator(account_id: UUID) -> bool:
    """Whether an authenticator was set up and confirmed."""
    return SecondFactor.objects.filter(account=account_id, confirmed_at__isnull=False).exists()


def has_second(account_id: UUID) -> bool:
    """Whether there is anything that a thief of password or telephone number lacks."""
    return has_authenticator(account_id) or Passkey.objects.filter(account=account_id).exists()


def asks_second(account: Account) -> bool:
    """Whether signing in by password, code or another site takes a second factor.

    An authenticator is always asked for. A passkey only of staff, and where there is a password: a neighbour who made
    one for comfort still comes in by SMS on another telephone.
    """
    if has_authenticator(account.id):
        return True
    is_meant = bool(account.password) or account.staff_since is not None
    return is_meant and Passkey.objects.filter(account=account.id).exists()


def takes_second(actor: Actor) -> bool:
    """Whether a post of today demands a second factor here: not in the demo, and not where the policy is off."""
    return bool(settings.YUANBA_STAFF_DAYS) and not settings.YUANBA_DEMO and bool(actor.roles & TAKES_SECOND)


def second_due(actor: Actor) -> datetime | None:
    """When the second factor must be there; None where nothing is owed."""
    if actor.account is None or not takes_second(actor) or has_second(actor.account):
        return None
    since = Account.objects.values_list("staff_since", flat=True).get(id=actor.account)
    return due_at(since, settings.YUANBA_STAFF_FROM, settings.YUANBA_STAFF_DAYS) or LONG_AGO


def is_overdue(actor: Actor) -> bool:
    """Whether the second factor should be there and is not."""
    due = second_due(actor)
    return due is not None and due <= clock.now()


def keep_a_second(actor: Actor) -> None:
    """Refused as `second-must` where a post demands a second factor and none is left."""
    if actor.account is not None and takes_second(actor) and not has_second(actor.account):
        raise Refusal("second-must")


def begin_as_staff(account_id: UUID, role: str) -> None:
    """Note when somebody first got a post that takes a second factor."""
    if role in TAKES_SECOND:
        Account.objects.filter(id=account_id, staff_since=None).update(staff_since=clock.now())
