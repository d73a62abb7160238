"""A meter is taken down and another hung up in its place."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.assets.access import meter_locked
from yuanba.domains.assets.events import MeterHung, MeterRead
from yuanba.domains.assets.models import Meter
from yuanba.domains.assets.rules.meters import NewMeter, checked
from yuanba.domains.assets.usecases._hung import hung
from yuanba.domains.assets.writing import Shown, take
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def replace_meter(*, actor: Actor, yard: Yard, meter_id: UUID, shown: Shown, new: NewMeter) -> Meter:
    """`shown` is the last reading of the old one, `new` counts from the same day. The same again is the same meter.

    Refused: `invalid` with fields, `meter-known`, `meter-gone`, `reading-there`, absent.
    """
    new = checked(new)
    with transaction.atomic():
        Yard.objects.select_for_update(no_key=True).get(id=yard.id)
        old = meter_locked(actor, yard, meter_id, "meter.hang")
        done = Meter.objects.filter(yard=yard, replaces=old).first()
        if done is not None and (done.code, done.first, done.hung_on) == (new.code, new.first, new.day):
            done.yard = yard
            return done
        if Meter.objects.filter(yard=yard, code=new.code, gone_on=None).exists():
            raise Refusal("meter-known", meter=new.code)
        reading, is_new = take(actor, old, shown)
        old.gone_on = shown.day
        old.save(update_fields=["gone_on"])
        meter = hung(yard, old.place, new, old)
        if is_new:
            read = MeterRead(old.code, reading.day.isoformat(), reading.used, reading.rolled)
            record(read, yard=yard, actor=actor, subject=old.id)
        told = MeterHung(code=new.code, kind=new.kind, path=old.place.path, replaces=old.code)
        record(told, yard=yard, actor=actor, subject=meter.id)
    return meter
