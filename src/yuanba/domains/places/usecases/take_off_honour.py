"""A title that was written down by mistake is taken off."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.places.events import HonourNoted
from yuanba.domains.places.models import Honour
from yuanba.kernel.errors import absent
from yuanba.platform.access.public import Actor, check
from yuanba.platform.events.public import record
from yuanba.platform.yards.models import Yard


def take_off_honour(*, actor: Actor, yard: Yard, honour_id: UUID) -> Honour:
    """The title that no longer stands there. Refused as absent."""
    check(actor, "place.standard", yard)
    with transaction.atomic():
        honour = Honour.objects.select_for_update(of=("self",)).filter(yard=yard, id=honour_id).first()
        if honour is None:
            raise absent()
        Honour.objects.filter(yard=yard, id=honour_id).delete()
        record(HonourNoted(honour.name, noted=False), yard=yard, actor=actor, subject=honour_id)
    return honour
