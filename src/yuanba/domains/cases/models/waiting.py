"""More time asked for, and decided by a second person."""

from django.db import models
from django.db.models import Q

from yuanba.domains.cases.models.requests import Case
from yuanba.platform.yards.models import YardKey, YardModel


class Extension(YardModel):
    """Asked for with a reason and a new date; approved or refused by a second person, or lapsed with the work."""

    case = YardKey(Case, on_delete=models.PROTECT, related_name="asked_extensions")
    reason = models.CharField(max_length=12)
    text = models.TextField()
    due_before = models.DateTimeField()
    due = models.DateTimeField()
    account = models.UUIDField(null=True)
    name = models.CharField(max_length=60)
    at = models.DateTimeField()
    state = models.CharField(max_length=10, default="asked")
    decided_name = models.CharField(max_length=60, blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_text = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["yard", "case"], name="cases_extension_open", condition=Q(state="asked")),
        ]
        indexes = [models.Index(fields=["yard", "case", "id"], name="cases_extensions")]
