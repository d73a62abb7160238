"""A resolution that holds is withdrawn."""

from django.db import transaction

from yuanba.domains.voting.access import estate_held, resolution_to
from yuanba.domains.voting.models import Resolution
from yuanba.domains.voting.rules import CONFIRMED, WITHDRAWN, said_why
from yuanba.domains.voting.writing import became
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard


def withdraw_resolution(*, actor: Actor, yard: Yard, number: int, why: str) -> Resolution:
    """It holds no more and stays readable, with the reason.

    Refused: `resolution-why` at its field, `resolution-own` for who recorded it, `resolution-state`, absent.
    """
    with transaction.atomic():
        estate_held(yard)
        found = resolution_to(actor, yard, number, "resolution.confirm")
        if found.account is not None and found.account == actor.account:
            raise Refusal("resolution-own")
        if found.state != CONFIRMED:
            raise Refusal("resolution-state")
        became(actor, found, WITHDRAWN, said_why(why))
    return found
