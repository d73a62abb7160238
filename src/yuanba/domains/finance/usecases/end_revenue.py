"""A contract about a common part ends earlier than it said."""

from datetime import date

from django.db import transaction

from yuanba.domains.finance.access import revenue_to, till_held
from yuanba.domains.finance.events import RevenueEnded
from yuanba.domains.finance.models import RevenueContract
from yuanba.kernel.errors import Refusal
from yuanba.kernel.text import clean
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def end_revenue(*, actor: Actor, yard: Yard, number: int, until: date | None, why: str) -> RevenueContract:
    """`until` is its last day: nothing is due after it. The same again changes nothing.

    Refused: `invalid` with fields `until` and `why`, `revenue-ended`, absent.
    """
    said = clean(why)[:200]
    with transaction.atomic():
        till_held(yard)
        found = revenue_to(actor, yard, number, "revenue.agree")
        fits = until is not None and found.since <= until <= found.until
        wrong = {"until": "" if fits else "revenue-end", "why": "" if said else "revenue-why"}
        if any(wrong.values()):
            raise Refusal("invalid", fields={name: code for name, code in wrong.items() if code})
        if found.ended_on is not None:
            if found.ended_on == until:
                return found
            raise Refusal("revenue-ended")
        found.ended_on, found.ended_by, found.why = until, actor.name[:60], said
        found.save(update_fields=["ended_on", "ended_by", "why"])
        told = RevenueEnded(found.number, found.last_day.isoformat())
        record(told, yard=yard, actor=actor, subject=found.id)
    return found
