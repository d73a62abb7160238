"""Seals, and which event is which leaf of which seal."""

from django.db import models

from yuanba.platform.events.models import Event
from yuanba.platform.yards.models import Shared, Yard, YardKey, YardModel


class Seal(YardModel):
    """A signed Merkle root over a batch of a yard's events; `previous` is the root before it."""

    append_only = True

    number = models.IntegerField()
    size = models.IntegerField()
    root = models.CharField(max_length=64)
    previous = models.CharField(max_length=64)
    key = models.CharField(max_length=64)
    signature = models.CharField(max_length=128)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "number"], name="audit_seal_number")]


class SealedLeaf(YardModel):
    """Event `event` is leaf `index` of a seal."""

    append_only = True

    seal = YardKey(Seal, on_delete=models.PROTECT, related_name="leaves")
    index = models.IntegerField()
    event = YardKey(Event, on_delete=models.PROTECT, related_name="+")
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["yard", "seal", "index"], name="audit_leaf_index"),
            models.UniqueConstraint(fields=["yard", "event"], name="audit_leaf_event"),
        ]


class TrustedKey(Shared):
    """Seals of this yard that were signed with this key count: it came in a pack that somebody confirmed."""

    yard = models.ForeignKey(Yard, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "key"], name="audit_trusted_once")]
