"""The service says what became of an order, or of a refund: noted once, whatever was said before."""

from uuid import UUID

from yuanba.domains.finance.models import OnlineOrder
from yuanba.domains.finance.port import Told, ToldRefund
from yuanba.domains.finance.writing.giving_back import note_refund
from yuanba.domains.finance.writing.ordering import note
from yuanba.kernel.errors import Refusal, absent
from yuanba.platform.access.public import Actor


def note_online(*, actor: Actor, told: Told | ToldRefund) -> None:
    """What was opened and found to be theirs. Refused: `online-unknown`, `online-stranger`, absent for people."""
    if actor.kind != "system":
        raise absent()
    if told.stranger:
        raise Refusal("online-stranger")
    if isinstance(told, Told):
        found = _of(told.number)
        note(found.yard, found.id, told)
        return
    found = _of(told.order)
    note_refund(found.yard, _id(told.number), told)


def _of(number: str) -> OnlineOrder:
    """The order of a number; refused as `online-unknown`."""
    found = OnlineOrder.objects.select_related("yard").filter(id=_id(number)).first()
    if found is None:
        raise Refusal("online-unknown")
    return found


def _id(number: str) -> UUID:
    try:
        return UUID(hex=number)
    except ValueError:
        raise Refusal("online-unknown") from None
