"""Somebody adds a passkey to the own account."""

from django.db import IntegrityError, transaction

from yuanba.domains.people.models import Account, Passkey
from yuanba.domains.people.passkeys import Site, new_key
from yuanba.domains.people.rules.second import MOST_PASSKEYS
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, absent, register
from yuanba.kernel.text import clean
from yuanba.platform.access.public import Actor

register("passkey-there", 409, "This passkey is on the list already.")
register("passkeys-full", 409, "Twenty passkeys are enough. Take one away that you do not use any more.")


def add_passkey(*, actor: Actor, said: str, challenge: str, site: Site, name: str) -> Passkey:
    """The passkey. Refused: `passkey-wrong`, `passkey-there`, `passkeys-full`; absent where nobody asks."""
    if actor.account is None:
        raise absent()
    made = new_key(said, challenge, site)
    made.account_id, made.created_at = actor.account, clock.now()
    made.name = " ".join(clean(name).split())[:40]
    try:
        with transaction.atomic():
            Account.objects.select_for_update(no_key=True).get(id=actor.account)
            if Passkey.objects.filter(account=actor.account).count() >= MOST_PASSKEYS:
                raise Refusal("passkeys-full")
            made.save()
    except IntegrityError:
        raise Refusal("passkey-there") from None
    return made
