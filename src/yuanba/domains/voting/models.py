"""Resolutions as they were recorded, and what became of each: rows that nobody changes."""

from django.db import models
from django.db.models import Q

from yuanba.domains.voting.rules import state_of
from yuanba.platform.files.public import StoredFile
from yuanba.platform.yards.models import YardKey, YardModel


class Resolution(YardModel):
    """What was decided, by whom, when, up to how many fen. `said`: by which words it is found."""

    append_only = True

    number = models.IntegerField()
    title = models.CharField(max_length=80)
    words = models.TextField()
    body = models.CharField(max_length=12)
    on = models.DateField()
    subject = models.CharField(max_length=10)
    most = models.BigIntegerField(null=True)
    supersedes = YardKey("self", null=True, on_delete=models.PROTECT, related_name="superseded_by")
    said = models.TextField()
    client_key = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    account = models.UUIDField(null=True)
    by = models.CharField(max_length=60, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["yard", "number"], name="voting_resolution_number"),
            models.UniqueConstraint(fields=["yard", "client_key"], name="voting_resolution_key_once"),
            models.CheckConstraint(condition=Q(most=None) | Q(most__gt=0), name="voting_most_above_zero"),
        ]

    @property
    def state(self) -> str:
        """How it stands, after all that became of it."""
        return state_of({one.kind for one in self.became.all()})


class Became(YardModel):
    """That a resolution was confirmed, not confirmed, superseded or withdrawn: each once, by whom and why."""

    append_only = True

    resolution = YardKey(Resolution, on_delete=models.PROTECT, related_name="became")
    kind = models.CharField(max_length=10)
    why = models.CharField(max_length=200, blank=True)
    account = models.UUIDField(null=True)
    by = models.CharField(max_length=60, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "resolution", "kind"], name="voting_became_once")]


class Minute(YardModel):
    """A side of the signed paper."""

    append_only = True

    resolution = YardKey(Resolution, on_delete=models.PROTECT, related_name="minutes")
    file = YardKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    position = models.IntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["yard", "resolution", "position"], name="voting_minute_position")
        ]
