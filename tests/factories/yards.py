"""Bare yards for tests of the platform, which knows nothing that stands in them."""

from uuid import UUID, uuid4

from yuanba.kernel import clock
from yuanba.platform.access.public import SYSTEM
from yuanba.platform.events.public import Event
from yuanba.platform.yards.models import Yard
from yuanba.platform.yards.public import forget

COMMUNITY = "5101/510199/510199001/510199001001"


def yard(code: str = "JG", path: str | None = None, kind: str = "estate") -> Yard:
    """A yard without a profile."""
    forget()  # another test may have had a yard of this code
    made = Yard(code=code, kind=kind, path=path or f"{COMMUNITY}/{code}", created_at=clock.now())
    made.save()
    return made


def happened(yard: Yard, name: str = "test.told", subject: UUID | None = None, **payload: object) -> Event:
    """An event row without an outbox row."""
    made = Event(
        yard=yard,
        name=name,
        at=clock.now(),
        actor_name=SYSTEM.name,
        subject=subject or uuid4(),
        payload=payload,
    )
    made.save()
    return made
