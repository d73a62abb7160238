"""The daily look at cases."""

from django.db import models

from yuanba.domains.cases.models.requests import Case
from yuanba.platform.yards.models import YardKey, YardModel


class Opening(YardModel):
    """That somebody who signs off looked into a case on a day."""

    append_only = True

    case = YardKey(Case, on_delete=models.PROTECT, related_name="openings")
    account = models.UUIDField()
    day = models.DateField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "case", "account", "day"], name="cases_opening_once")]


class Look(YardModel):
    """The daily look: a case ticked by name, by somebody, on a day."""

    append_only = True

    case = YardKey(Case, on_delete=models.PROTECT, related_name="looks")
    account = models.UUIDField()
    name = models.CharField(max_length=60)
    day = models.DateField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "case", "account", "day"], name="cases_look_once")]
        indexes = [models.Index(fields=["yard", "day"], name="cases_looks_of_day")]
