"""Every promise that was given, each a row of its own, with what became of it."""

from django.db import models
from django.db.models import Q

from yuanba.domains.cases.models.requests import Case
from yuanba.platform.yards.models import YardKey, YardModel


class Promise(YardModel):
    """A measure and a date, given at a moment for the company of that day; none of it moves.

    When the work ends, `ended_at`, `how` (kept, late, dropped) and `because` are written, once.
    """

    case = YardKey(Case, on_delete=models.PROTECT, related_name="promises")
    words = models.TextField()
    due = models.DateTimeField()
    at = models.DateTimeField()
    company = models.CharField(max_length=80, blank=True)
    company_en = models.CharField(max_length=120, blank=True)
    ended_at = models.DateTimeField(null=True)
    how = models.CharField(max_length=8, blank=True)
    because = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at__isnull=True, how="")
                | Q(ended_at__isnull=False, how__in=("kept", "late", "dropped")),
                name="cases_promise_ended_somehow",
            ),
        ]
        indexes = [
            models.Index(fields=["yard", "at", "id"], name="cases_promises"),
            models.Index(fields=["yard", "case"], name="cases_promises_open", condition=Q(ended_at__isnull=True)),
            models.Index(fields=["company", "at"], name="cases_promises_of", condition=~Q(company="")),
        ]
