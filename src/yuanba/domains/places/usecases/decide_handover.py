"""Somebody above approves or declines that an estate goes on in another system."""

from django.db import transaction

from yuanba.domains.places.access import handover_to
from yuanba.domains.places.models import Handover
from yuanba.domains.places.writing import handover_ends
from yuanba.kernel.errors import Refusal, absent, register
from yuanba.kernel.text import clean
from yuanba.platform.access.public import Actor
from yuanba.platform.yards.models import Yard

register("handover-own", 409, "Who asked does not decide. Somebody else of the community or an operator does.")
register("handover-words", 422, "Please say why it is declined, in up to 500 characters.")
register("handover-decided", 409, "It was decided already.")
DECISIONS = (Handover.State.APPROVED, Handover.State.DECLINED)


def decide_handover(*, actor: Actor, yard: Yard, number: int, state: str, words: str = "") -> Handover:
    """The request; decided again alike it is the same.

    Refused: `handover-own`, `handover-words`, `handover-decided`, absent.
    """
    with transaction.atomic():
        asked = handover_to(actor, "handover.decide", yard, number)
        if state not in DECISIONS:
            raise absent()
        if asked.state == state:
            return asked
        if asked.state != Handover.State.ASKED:
            raise Refusal("handover-decided")
        if actor.account is not None and actor.account == asked.asked_account:
            raise Refusal("handover-own")
        said = clean(words)
        if len(said) > 500 or (state == Handover.State.DECLINED and not said):
            raise Refusal("invalid", fields={"words": "handover-words"})
        handover_ends(actor, asked, state, said)
    return asked
