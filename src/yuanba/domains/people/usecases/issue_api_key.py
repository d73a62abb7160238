"""A program gets a key to act as an account."""

from django.db import transaction

from yuanba.domains.people.lent import check_everywhere
from yuanba.domains.people.models import Account, ApiKey
from yuanba.kernel import clock
from yuanba.kernel.errors import absent
from yuanba.kernel.ids import digest, token
from yuanba.platform.access.public import Actor, anywhere


def issue_api_key(*, actor: Actor, account: Account, label: str) -> str:
    """The key, shown this once; only its digest is kept. Refused: `lent-key`, absent without the right."""
    if actor.kind != "system" and not anywhere(actor, "people.issue_api_key"):
        raise absent()
    check_everywhere(actor, "people.issue_api_key", "lent-key")
    key = token()
    with transaction.atomic():
        ApiKey(account=account, label=label, digest=digest(key), created_at=clock.now()).save()
    return key
