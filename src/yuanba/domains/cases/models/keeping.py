"""What a yard keeps for its cases: policy, numbers."""

from django.db import models

from yuanba.platform.yards.models import YardModel


class PolicyVersion(YardModel):
    """What a yard promises from a moment on; `rules.policy.to_data`."""

    append_only = True

    number = models.IntegerField()
    data = models.JSONField()
    at = models.DateTimeField()
    name = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "number"], name="cases_policy_number")]


class Counter(YardModel):
    """The last case number of a yard, and how often its promises or routing were changed."""

    last = models.IntegerField()
    changes = models.IntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard"], name="cases_counter_once")]
