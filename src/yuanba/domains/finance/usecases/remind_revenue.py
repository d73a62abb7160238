"""Every morning: whoever takes the money is told what common parts should bring soon, or is late with."""

from django.db import transaction

from yuanba.domains.finance.events import RevenueDue
from yuanba.domains.finance.models import RevenueContract
from yuanba.domains.finance.queries.earning import dues_of
from yuanba.domains.finance.rules import revenue
from yuanba.kernel import clock
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import Event, record
from yuanba.platform.yards.models import Yard, written


def remind_revenue(*, actor: Actor) -> int:
    """How many contracts were told of now: a week before, on the day, the day after, and every week from then."""
    having = RevenueContract.objects.exclude(period=revenue.OPEN).values("yard_id")
    yards = list(Yard.objects.filter(written("id"), kind=Yard.Kind.ESTATE, id__in=having).order_by("path"))
    return sum(_remind(actor, yard) for yard in yards)


def _remind(actor: Actor, yard: Yard) -> int:
    today = clock.today()
    found = [(one, due) for one, dues in dues_of(yard) for due in dues if revenue.speaks(due, today)]
    if not found:
        return 0
    told = 0
    with transaction.atomic():
        Yard.objects.select_for_update(no_key=True).get(id=yard.id)
        rows = Event.objects.filter(yard=yard, name="revenue.due", payload__today=today.isoformat())
        known = set(rows.values_list("subject", "payload__day"))
        for one, due in found:
            if (one.id, due.day.isoformat()) in known:
                continue
            late = max((today - due.day).days, 0)
            event = RevenueDue(today.isoformat(), one.number, one.party, due.day.isoformat(), due.left, late)
            record(event, yard=yard, actor=actor, subject=one.id)
            told += 1
    return told
