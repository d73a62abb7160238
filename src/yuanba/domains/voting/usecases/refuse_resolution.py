"""A resolution is not confirmed."""

from django.db import transaction

from yuanba.domains.voting.access import estate_held, resolution_to
from yuanba.domains.voting.models import Resolution
from yuanba.domains.voting.rules import RECORDED, REFUSED, said_why
from yuanba.domains.voting.writing import became
from yuanba.kernel.errors import Refusal, absent
from yuanba.platform.access.public import Actor, can
from yuanba.platform.yards.models import Yard


def refuse_resolution(*, actor: Actor, yard: Yard, number: int, why: str) -> Resolution:
    """It never holds. Who recorded it may take it back so, too.

    Refused: `resolution-why` at its field, `resolution-state`, absent.
    """
    with transaction.atomic():
        estate_held(yard)
        found = resolution_to(actor, yard, number, "resolution.read")
        is_own = found.account is not None and found.account == actor.account
        if not can(actor, "resolution.confirm", yard) and not (is_own and can(actor, "resolution.record", yard)):
            raise absent()
        if found.state != RECORDED:
            raise Refusal("resolution-state")
        became(actor, found, REFUSED, said_why(why))
    return found
