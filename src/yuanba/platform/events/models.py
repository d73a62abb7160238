"""The appended events, the outbox of those not delivered yet, and what was delivered to whom."""

from typing import Any

from django.db import models

from yuanba.platform.events import registry
from yuanba.platform.yards.models import YardKey, YardModel


class Event(YardModel):
    """Something that happened. `subject` is the id of the object it happened to."""

    append_only = True

    name = models.CharField(max_length=60)
    at = models.DateTimeField()
    actor_account = models.UUIDField(null=True)
    actor_name = models.CharField(max_length=80)
    subject = models.UUIDField()
    payload = models.JSONField()

    class Meta:
        indexes = [
            models.Index(fields=["yard", "id"], name="events_in_order"),
            models.Index(fields=["yard", "subject"], name="events_subject"),
        ]

    @classmethod
    def says_where(cls) -> bool:
        """Who recorded it looked at rights where the yard was: nothing is recorded where it is no longer."""
        return True

    def where_said(self) -> str:
        """The path of the yard as whoever recorded it knew it."""
        return self.yard.path

    def read(self) -> Any:
        """The payload in its declared shape."""
        return registry.read(self.name, self.payload)


class Pending(YardModel):
    """An event that some reaction has not had yet."""

    event = YardKey(Event, on_delete=models.PROTECT, related_name="+")
    due_at = models.DateTimeField(db_index=True)
    attempts = models.IntegerField(default=0)
    failing = models.CharField(max_length=80, default="")
    error = models.TextField(default="")


class Reacted(YardModel):
    """A reaction that had an event: what makes it once in effect."""

    append_only = True

    event = YardKey(Event, on_delete=models.PROTECT, related_name="+")
    reaction = models.CharField(max_length=80)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "event", "reaction"], name="events_reacted_once")]
