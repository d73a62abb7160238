"""Somebody signs out everywhere else."""

from uuid import UUID

from django.db import transaction

from yuanba.domains.people.devices import drop
from yuanba.domains.people.models import Device
from yuanba.kernel.errors import absent
from yuanba.platform.access.public import Actor


def end_other_devices(*, actor: Actor, keep: UUID | None) -> int:
    """How many ended; the device `keep` stays. Refused as absent: nobody's account."""
    if actor.account is None:
        raise absent()
    others = Device.objects.filter(account=actor.account)
    if keep is not None:
        others = others.exclude(id=keep)
    with transaction.atomic():
        return drop(others)
