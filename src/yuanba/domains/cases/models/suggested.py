"""What was suggested when a case was sorted, and what was chosen."""

from django.db import models

from yuanba.domains.cases.models.requests import Case
from yuanba.platform.yards.models import YardKey, YardModel


class Suggested(YardModel):
    """A suggestion somebody saw, and what they chose instead or just so; empty where nothing was."""

    append_only = True

    case = YardKey(Case, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    by = models.CharField(max_length=40)
    kind = models.CharField(max_length=12, blank=True)
    kind_chosen = models.CharField(max_length=12)
    level = models.CharField(max_length=10, blank=True)
    level_chosen = models.CharField(max_length=10)
    unit = models.CharField(max_length=40, blank=True)
    unit_chosen = models.CharField(max_length=40, blank=True)

    class Meta:
        indexes = [models.Index(fields=["yard", "at"], name="cases_suggested_at")]
