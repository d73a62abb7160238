"""Figures kept as cases move: what each case adds, and the sums."""

from django.db import models

from yuanba.domains.cases.models.requests import Case
from yuanba.platform.yards.models import YardKey, YardModel


class Sums(YardModel):
    """Under which a case is counted, and how often each thing holds; `rules.tallies` says what they mean."""

    month = models.DateField()
    path = models.CharField(max_length=200)
    kind = models.CharField(max_length=12, blank=True)
    level = models.CharField(max_length=10)
    unit = models.CharField(max_length=36, blank=True)
    assignee = models.CharField(max_length=36, blank=True)
    policy = models.IntegerField(default=0)
    company = models.CharField(max_length=80, blank=True, default="")
    all = models.IntegerField(default=0)
    answered = models.IntegerField(default=0)
    answered_in_time = models.IntegerField(default=0)
    due = models.IntegerField(default=0)
    done_in_time = models.IntegerField(default=0)
    ended = models.IntegerField(default=0)
    solved = models.IntegerField(default=0)
    rated = models.IntegerField(default=0)
    good = models.IntegerField(default=0)

    class Meta:
        abstract = True


class Tally(Sums):
    """What one case has added so far: the reaction takes the difference, so the same event twice adds nothing."""

    case = YardKey(Case, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "case"], name="cases_tally_once")]


class Rollup(Sums):
    """The sums of a yard: public cases only."""

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["yard", "month", "path", "kind", "level", "unit", "assignee", "policy", "company"],
                name="cases_rollup_once",
            )
        ]
