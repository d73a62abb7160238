"""Devices end with their sessions: the row here and the session's own go together."""

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.db.models import QuerySet

from yuanba.domains.people.models import Device
from yuanba.domains.people.rules import masked_network
from yuanba.kernel import clock


def drop(devices: "QuerySet[Device]") -> int:
    """End these devices and their sessions; returns how many."""
    keys = list(devices.values_list("session", flat=True))
    SessionStore.get_model_class().objects.filter(session_key__in=keys).delete()
    return devices.filter(session__in=keys).delete()[0]


def saw_device(device_id: UUID, address: str) -> bool:
    """Note that a device is in use; False where it was ended meanwhile."""
    seen = Device.objects.filter(id=device_id)
    return bool(seen.update(seen_at=clock.now(), network=masked_network(address)))


def sweep_devices() -> int:
    """Drop devices whose session ran out, a thousand at a time; returns how many."""
    before = clock.now() - timedelta(seconds=settings.SESSION_COOKIE_AGE)
    old = list(Device.objects.filter(seen_at__lt=before).values_list("id", flat=True)[:1000])
    return drop(Device.objects.filter(id__in=old))
