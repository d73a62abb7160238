"""A browser is signed in, and stands in the list of its account."""

from django.db import transaction

from yuanba.domains.people.devices import drop
from yuanba.domains.people.models import Account, Device
from yuanba.domains.people.rules import masked_network
from yuanba.kernel import clock
from yuanba.platform.access.public import Actor

MOST = 20


def remember_device(*, actor: Actor, account: Account, session: str, kind: str, address: str) -> Device:
    """The device; beyond twenty the one that was used longest ago ends."""
    now = clock.now()
    device = Device(
        account=account, session=session, kind=kind, network=masked_network(address), since=now, seen_at=now
    )
    with transaction.atomic():
        device.save()
        own = Device.objects.filter(account=account).order_by("-seen_at", "-id")
        drop(Device.objects.filter(id__in=list(own.values_list("id", flat=True)[MOST:])))
    return device
