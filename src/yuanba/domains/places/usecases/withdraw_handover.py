"""The manager withdraws that the estate goes on in another system."""

from django.db import transaction

from yuanba.domains.places.access import handover_to
from yuanba.domains.places.models import Handover
from yuanba.domains.places.writing import handover_ends
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard


def withdraw_handover(*, actor: Actor, yard: Yard, number: int) -> Handover:
    """The request; withdrawn again it is the same. Refused: `handover-decided` where it was declined, absent."""
    with transaction.atomic():
        asked = handover_to(actor, "handover.ask", yard, number)
        if asked.state == Handover.State.WITHDRAWN:
            return asked
        if asked.state == Handover.State.DECLINED:
            raise Refusal("handover-decided")
        handover_ends(actor, asked, Handover.State.WITHDRAWN, "")
    return asked
