"""The manager asks that the estate goes on in another system."""

import re

from django.db import transaction

from yuanba.domains.places.events import HandoverAsked
from yuanba.domains.places.models import Handover
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal, absent, register
from yuanba.kernel.text import clean
from yuanba.platform.access.public import Actor, check
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard

register(
    "handover-to", 422, "Please say where the estate goes on: the system and its address, in up to 200 characters."
)
register("handover-key", 422, "Please copy the key of the new system: 64 signs, as `yuanba pack key` prints it there.")
register("handover-why", 422, "Please say why, in up to 2,000 characters. Who decides reads it.")
register("handover-open", 409, "It was asked for already. Withdraw that first.")
KEY = re.compile(r"[0-9a-f]{64}")


def ask_handover(*, actor: Actor, yard: Yard, to: str, receiver: str, why: str) -> Handover:
    """The request; asked again in the same words it is the one that is open.

    Refused: `handover-to`, `handover-key`, `handover-why`, `handover-open`, absent.
    """
    check(actor, "handover.ask", yard)
    if yard.kind != Yard.Kind.ESTATE:
        raise absent()
    said = _checked(to, receiver, why)
    with transaction.atomic():
        Yard.objects.select_for_update(no_key=True).get(id=yard.id)
        last = Handover.objects.filter(yard=yard).order_by("-number").first()
        if last is not None and last.state in (Handover.State.ASKED, Handover.State.APPROVED):
            if last.state == Handover.State.ASKED and said == {name: getattr(last, name) for name in said}:
                return last
            raise Refusal("handover-open")
        made = Handover(
            yard=yard,
            number=last.number + 1 if last else 1,
            state=Handover.State.ASKED,
            asked_by=actor.name[:60],
            asked_account=actor.account,
            asked_at=clock.now(),
            **said,
        )
        made.save()
        record(HandoverAsked(made.number, made.to), yard=yard, actor=actor, subject=made.id)
    return made


def _checked(to: str, receiver: str, why: str) -> dict[str, str]:
    said = {"to": clean(to), "receiver": "".join(receiver.split()).lower(), "why": clean(why)}
    wrong = {}
    if not 0 < len(said["to"]) <= 200:
        wrong["to"] = "handover-to"
    if not KEY.fullmatch(said["receiver"]):
        wrong["receiver"] = "handover-key"
    if not 0 < len(said["why"]) <= 2000:
        wrong["why"] = "handover-why"
    if wrong:
        raise Refusal("invalid", fields=wrong)
    return said
