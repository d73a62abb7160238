"""The owners' side says what part of public revenue goes to the maintenance fund at least."""

from django.db import transaction

from yuanba.domains.finance.access import estate_to, till_held
from yuanba.domains.finance.events import FundPartSet
from yuanba.domains.finance.models import FundPart
from yuanba.domains.finance.queries.earning import fund_part_of
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def set_fund_part(*, actor: Actor, yard: Yard, percent: int) -> None:
    """From now on, of all that was earned so far, too. The same again changes nothing.

    Refused: `fund-part` at its field `percent`, absent.
    """
    estate_to(actor, yard, "spending.limit")
    if isinstance(percent, bool) or not 0 <= percent <= 100:
        raise Refusal("invalid", fields={"percent": "fund-part"})
    with transaction.atomic():
        till_held(yard)
        if fund_part_of(yard) == percent:
            return
        named = {"account": actor.account, "by": actor.name[:60], "at": clock.now()}
        made = FundPart.objects.create(yard=yard, percent=percent, **named)
        record(FundPartSet(percent), yard=yard, actor=actor, subject=made.id)
