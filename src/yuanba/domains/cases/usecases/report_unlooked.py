"""At 22:00: what nobody looked at is itself reported, upward."""

from datetime import date

from django.db import transaction

from yuanba.domains.cases.events import CasesUnlooked
from yuanba.domains.cases.queries import unlooked
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import Event, record
from yuanba.platform.yards.models import Yard


def report_unlooked(*, actor: Actor, yard: Yard, day: date) -> list[int]:
    """The numbers of the cases nobody signed off; told once a day, however often it is asked."""
    with transaction.atomic():
        Yard.objects.select_for_update(no_key=True).get(id=yard.id)
        numbers = unlooked(yard, day)
        told = Event.objects.filter(yard=yard, subject=yard.id, name="case.unlooked", payload__day=day.isoformat())
        if numbers and not told.exists():
            happened = CasesUnlooked(day=day.isoformat(), path=yard.path, numbers=numbers)
            record(happened, yard=yard, actor=actor, subject=yard.id)
    return numbers
