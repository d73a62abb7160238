"""What other rooms may call."""

from yuanba.platform.events.dispatch import dispatch, retry, stuck, waiting
from yuanba.platform.events.models import Event
from yuanba.platform.events.record import OutsideTransaction, keys_of, record
from yuanba.platform.events.registry import EVENTS, REACTIONS, event, reaction, undeclared

__all__ = [
    "EVENTS",
    "REACTIONS",
    "Event",
    "OutsideTransaction",
    "dispatch",
    "event",
    "keys_of",
    "reaction",
    "record",
    "retry",
    "stuck",
    "undeclared",
    "waiting",
]
