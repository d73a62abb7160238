"""Somebody signs out of one of the own devices."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.people.devices import drop
from yuanba.domains.people.models import Device
from yuanba.kernel.errors import absent
from yuanba.platform.access.public import Actor


def end_device(*, actor: Actor, device_id: UUID) -> None:
    """The session of the device is over. Refused as absent: unknown, or somebody else's."""
    with transaction.atomic():
        if actor.account is None or not drop(Device.objects.filter(id=device_id, account=actor.account)):
            raise absent()
