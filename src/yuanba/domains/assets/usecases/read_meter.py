"""Somebody writes down what a meter shows."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.assets.access import meter_locked
from yuanba.domains.assets.events import MeterRead
from yuanba.domains.assets.models import Reading
from yuanba.domains.assets.writing import Shown, take
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def read_meter(*, actor: Actor, yard: Yard, meter_id: UUID, shown: Shown) -> Reading:
    """The reading of this day; the same again is the same one, another value of the same day needs words.

    Refused: `invalid` with fields, `reading-there`, `meter-gone`, absent.
    """
    with transaction.atomic():
        meter = meter_locked(actor, yard, meter_id, "meter.take")
        reading, is_new = take(actor, meter, shown)
        if is_new:
            told = MeterRead(meter.code, reading.day.isoformat(), reading.used, reading.rolled)
            record(told, yard=yard, actor=actor, subject=meter.id)
    return reading
