"""A second person confirms a resolution, which holds from then on."""

from django.db import transaction

from yuanba.domains.voting.access import estate_held, resolution_to
from yuanba.domains.voting.models import Resolution
from yuanba.domains.voting.rules import CONFIRMED, RECORDED, SUPERSEDED
from yuanba.domains.voting.writing import became
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard


def confirm_resolution(*, actor: Actor, yard: Yard, number: int) -> Resolution:
    """It holds, and hangs at the board; what it supersedes holds no more. The same again changes nothing.

    Refused: `resolution-own` for who recorded it; `resolution-state`, also where its former holds no more; absent.
    """
    with transaction.atomic():
        estate_held(yard)
        found = resolution_to(actor, yard, number, "resolution.confirm")
        if found.state == CONFIRMED:
            return found
        if found.account is not None and found.account == actor.account:
            raise Refusal("resolution-own")
        if found.state != RECORDED:
            raise Refusal("resolution-state")
        if found.supersedes is not None:
            _supersede(actor, yard, found.supersedes)
        became(actor, found, CONFIRMED)
    return found


def _supersede(actor: Actor, yard: Yard, former: Resolution) -> None:
    former.yard = yard
    if former.state != CONFIRMED:
        raise Refusal("resolution-state")
    became(actor, former, SUPERSEDED)
