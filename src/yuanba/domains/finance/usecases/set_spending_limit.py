"""The owners' side says above which sum a payment needs a resolution."""

from django.db import transaction

from yuanba.domains.finance.access import estate_to, till_held
from yuanba.domains.finance.events import SpendingLimitSet
from yuanba.domains.finance.models import SpendingLimit
from yuanba.domains.finance.rules.receipts import MOST
from yuanba.domains.finance.writing.limiting import limit_of
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def set_spending_limit(*, actor: Actor, yard: Yard, fen: int | None) -> None:
    """From now on, also for what waits for approval; None is no limit. The same again changes nothing.

    Refused: `limit-sum` at its field `fen`, absent.
    """
    estate_to(actor, yard, "spending.limit")
    if fen is not None and not 0 < fen <= MOST:
        raise Refusal("invalid", fields={"fen": "limit-sum"})
    with transaction.atomic():
        till_held(yard)
        last = limit_of(yard)
        if (last.fen if last else None) == fen:
            return
        named = {"account": actor.account, "by": actor.name[:60], "at": clock.now()}
        made = SpendingLimit.objects.create(yard=yard, fen=fen, **named)
        record(SpendingLimitSet(fen or 0), yard=yard, actor=actor, subject=made.id)
