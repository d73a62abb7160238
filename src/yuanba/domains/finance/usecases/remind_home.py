"""The owners of a home are reminded of what is overdue."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.finance.access import home_to, till_held
from yuanba.domains.finance.events import HomeReminded
from yuanba.domains.finance.models import Reminder
from yuanba.domains.finance.writing.receiving import open_bills
from yuanba.kernel import clock
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def remind_home(*, actor: Actor, yard: Yard, home_id: UUID) -> Reminder:
    """Once a day, however often it is asked for. Refused: `nothing-overdue`, absent."""
    home = home_to(actor, yard, home_id, "bill.see")
    with transaction.atomic():
        till_held(yard)
        today = clock.today()
        found = Reminder.objects.filter(yard=yard, home=home, day=today).first()
        if found is not None:
            return found
        overdue = [one for one in open_bills(yard, home) if one.due < today]
        if not overdue:
            raise Refusal("nothing-overdue")
        fen = sum(one.left for one in overdue)
        made = Reminder(yard=yard, home=home, day=today, fen=fen, bills=len(overdue), at=clock.now())
        made.account, made.by = actor.account, actor.name[:60]
        made.save()
        record(HomeReminded(str(home.id), fen, len(overdue)), yard=yard, actor=actor, subject=made.id)
    return made
