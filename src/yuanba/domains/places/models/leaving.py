"""Tables of handing an estate over to another system."""

from django.db import models
from django.db.models import Q

from yuanba.platform.yards.models import YardModel


class Handover(YardModel):
    """That the estate is to go on elsewhere: asked for by its manager, decided above it; one open at a time."""

    class State(models.TextChoices):
        """How far it is."""

        ASKED = "asked"
        APPROVED = "approved"
        DECLINED = "declined"
        WITHDRAWN = "withdrawn"

    number = models.IntegerField()
    to = models.CharField(max_length=200)
    receiver = models.CharField(max_length=64)
    why = models.TextField()
    state = models.CharField(max_length=10, choices=State)
    asked_by = models.CharField(max_length=60)
    asked_account = models.UUIDField(null=True)
    asked_at = models.DateTimeField()
    decided_by = models.CharField(max_length=60, blank=True)
    decided_at = models.DateTimeField(null=True)
    words = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["yard", "number"], name="places_handover_number"),
            models.UniqueConstraint(
                fields=["yard"], condition=Q(state__in=["asked", "approved"]), name="places_handover_one"
            ),
        ]
