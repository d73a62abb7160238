"""Writing an event: in the caller's transaction, or not at all."""

from typing import Any
from uuid import UUID

from django.db import connection

from yuanba.kernel import clock
from yuanba.platform.access.public import Actor
from yuanba.platform.events.models import Event, Pending
from yuanba.platform.events.registry import REACTIONS, name_of, payload_of
from yuanba.platform.yards.models import Yard


class OutsideTransaction(RuntimeError):
    """An event must stand or fall with the rows it tells of."""


def record(happened: Any, *, yard: Yard, actor: Actor, subject: UUID) -> Event:
    """Append one event, and one outbox row where somebody listens.

    OutsideTransaction outside a transaction; KeyError for a class that is no event; TypeError for a misshapen one.
    """
    if not connection.in_atomic_block:
        raise OutsideTransaction(type(happened).__name__)
    name = name_of(type(happened))
    row = Event.new(
        yard=yard,
        name=name,
        at=clock.now(),
        actor_account=actor.account,
        actor_name=actor.name,
        subject=subject,
        payload=payload_of(happened),
    )
    row.save()
    if name in REACTIONS:
        Pending.new(yard=yard, event=row, due_at=row.at).save()
    return row


def keys_of(yard: Yard, subject: UUID) -> list[str]:
    """The ids of all that happened to one object, as messages about it carry them."""
    return [str(key) for key in Event.objects.filter(yard=yard, subject=subject).values_list("id", flat=True)]
