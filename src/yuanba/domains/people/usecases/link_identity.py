"""Somebody links an account of another site to the own one."""

from django.db import IntegrityError, transaction

from yuanba.domains.people.identities import Proof, known
from yuanba.domains.people.models import Identity
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, absent, register
from yuanba.platform.access.public import Actor

register("identity-taken", 409, "This WeChat is linked to another account here. Unlink it there first.")


def link_identity(*, actor: Actor, proof: Proof) -> Identity:
    """The link; the same one again is one. Refused: `identity-taken`; absent where nobody asks."""
    if actor.account is None:
        raise absent()
    made = Identity(account_id=actor.account, provider=proof.provider, subject=proof.subjects[0], name=proof.name)
    made.since = clock.now()
    found = known(proof)
    if found is None:
        try:
            with transaction.atomic():
                made.save()
            return made
        except IntegrityError:  # somebody else at the same moment
            found = known(proof)
    if found is None or found.account_id != actor.account:
        raise Refusal("identity-taken")
    return found
