"""A meter is hung up."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.assets.access import place_to_hang
from yuanba.domains.assets.events import MeterHung
from yuanba.domains.assets.models import Meter
from yuanba.domains.assets.rules.meters import NewMeter, checked
from yuanba.domains.assets.usecases._hung import hung
from yuanba.kernel.errors import Refusal
from yuanba.platform.access.public import Actor
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def hang_meter(*, actor: Actor, yard: Yard, place_id: UUID, new: NewMeter) -> Meter:
    """The meter of this number at this place; hung up again it is the one that is there.

    Refused: `invalid` with fields, `meter-known` where one of this number hangs elsewhere, absent.
    """
    new = checked(new)
    place = place_to_hang(actor, yard, place_id)
    with transaction.atomic():
        Yard.objects.select_for_update(no_key=True).get(id=yard.id)
        known = Meter.objects.select_related("place").filter(yard=yard, code=new.code, gone_on=None).first()
        if known is not None:
            if (known.place.id, known.kind, known.first, known.hung_on) != (place.id, new.kind, new.first, new.day):
                raise Refusal("meter-known", meter=new.code)
            known.yard = yard
            return known
        meter = hung(yard, place, new)
        record(MeterHung(code=new.code, kind=new.kind, path=place.path), yard=yard, actor=actor, subject=meter.id)
    return meter
