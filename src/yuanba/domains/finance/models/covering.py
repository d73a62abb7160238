"""Deficits that the owners covered."""

from django.db import models
from django.db.models import Q

from yuanba.domains.voting.public import Resolution
from yuanba.platform.yards.models import YardKey, YardModel


class DeficitCover(YardModel):
    """So much of a deficit under remuneration was covered by a resolution, out of public revenue or by the owners."""

    append_only = True

    number = models.IntegerField()
    resolution = YardKey(Resolution, on_delete=models.PROTECT, related_name="+")
    fen = models.BigIntegerField()
    source = models.CharField(max_length=10)
    day = models.DateField()
    words = models.CharField(max_length=200, blank=True)
    client_key = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    account = models.UUIDField(null=True)
    by = models.CharField(max_length=60, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["yard", "number"], name="finance_cover_number"),
            models.UniqueConstraint(fields=["yard", "client_key"], name="finance_cover_key_once"),
            models.CheckConstraint(condition=Q(fen__gt=0), name="finance_cover_above_zero"),
        ]
        indexes = [models.Index(fields=["yard", "resolution"], name="finance_covers_resolved")]
