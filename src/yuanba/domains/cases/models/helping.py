"""A unit that helps with a case, asked by the one that answers for it."""

from django.db import models
from django.db.models import Q

from yuanba.domains.cases.models.requests import Case
from yuanba.domains.cases.models.units import Unit
from yuanba.platform.yards.models import YardKey, YardModel


class Help(YardModel):
    """What a helping unit is asked for, by when, and what it did; open until it answered or is no longer needed."""

    case = YardKey(Case, on_delete=models.PROTECT, related_name="helps")
    unit = YardKey(Unit, on_delete=models.PROTECT, related_name="+")
    asked = models.TextField()
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=60)
    due = models.DateTimeField()
    given = models.TextField(blank=True)
    given_by = models.CharField(max_length=60, blank=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["yard", "case", "unit"], condition=Q(ended_at__isnull=True), name="cases_help_once"
            )
        ]
        indexes = [
            models.Index(fields=["yard", "case"], name="cases_helps"),
            models.Index(fields=["yard", "unit"], name="cases_helps_open", condition=Q(ended_at__isnull=True)),
        ]
