"""A draft is published: its bills are owed."""

from django.db import transaction

from yuanba.domains.finance.access import run_to, till_held
from yuanba.domains.finance.events import BillingPublished
from yuanba.domains.finance.models import BillingRun
from yuanba.domains.finance.rules import words
from yuanba.domains.finance.writing.publishing import post
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def publish_bills(*, actor: Actor, yard: Yard, run: int) -> BillingRun:
    """They stand in the book, and advances pay them. Published before, it stays as it is.

    Refused: `billing-state` for one that was thrown away, `nothing-billed`, `period-closed`, absent.
    """
    with transaction.atomic():
        till_held(yard)
        found = run_to(actor, yard, run, "bill.run")
        if found.state == words.PUBLISHED:
            return found
        if found.state != words.DRAFT:
            raise Refusal("billing-state")
        if not found.bills:
            raise Refusal("nothing-billed")
        post(actor, found)
        found.state, found.published_at, found.published_by = words.PUBLISHED, clock.now(), actor.name[:60]
        found.save()
        told = BillingPublished(found.number, found.month.isoformat(), found.bills, found.fen)
        record(told, yard=yard, actor=actor, subject=found.id)
    return found
