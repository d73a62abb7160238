"""A draft is thrown away."""

from django.db import transaction

from yuanba.domains.finance.access import run_to, till_held
from yuanba.domains.finance.events import BillingDropped
from yuanba.domains.finance.models import Bill, BillingRun, BillLine
from yuanba.domains.finance.rules import words
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def drop_bills(*, actor: Actor, yard: Yard, run: int) -> BillingRun:
    """Its bills are gone, so that they can be drafted anew; that there was a draft stays.

    Refused: `billing-state` for one that was published, absent.
    """
    with transaction.atomic():
        till_held(yard)
        found = run_to(actor, yard, run, "bill.run")
        if found.state == words.DROPPED:
            return found
        if found.state != words.DRAFT:
            raise Refusal("billing-state")
        BillLine.objects.filter(yard=yard, bill__run=found).delete()
        Bill.objects.filter(yard=yard, run=found).delete()
        found.state = words.DROPPED
        found.save()
        record(BillingDropped(found.number, found.month.isoformat()), yard=yard, actor=actor, subject=found.id)
    return found
