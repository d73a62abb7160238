"""What goes up and comes down: rungs of the ladder, instructions, hand_ups."""

from django.db import models
from django.db.models import Q

from yuanba.domains.cases.models.requests import Case
from yuanba.platform.yards.models import YardKey, YardModel


class Rung(YardModel):
    """Who was told that a case is late: the role, the names of those who held it then, when."""

    append_only = True

    case = YardKey(Case, on_delete=models.PROTECT, related_name="told_rungs")
    role = models.CharField(max_length=24)
    told = models.JSONField()
    due_what = models.CharField(max_length=10)
    due_at = models.DateTimeField()
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["yard", "case", "id"], name="cases_rungs")]


class Instruction(YardModel):
    """Community or street tell an estate what they want to know or to be done, and by when.

    `owed_at` is the date while the estate owes an answer; `ended_at` is when the answer was accepted.
    """

    case = YardKey(Case, on_delete=models.PROTECT, related_name="instructions")
    text = models.TextField()
    account = models.UUIDField(null=True)
    name = models.CharField(max_length=60)
    role = models.CharField(max_length=24)
    at = models.DateTimeField()
    due_at = models.DateTimeField()
    owed_at = models.DateTimeField(null=True)
    answer = models.TextField(blank=True)
    answered_name = models.CharField(max_length=60, blank=True)
    answered_at = models.DateTimeField(null=True)
    judged_name = models.CharField(max_length=60, blank=True)
    judged_text = models.TextField(blank=True)
    sent_back = models.IntegerField(default=0)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["yard", "case"], name="cases_instruction_open", condition=Q(ended_at__isnull=True)
            ),
        ]
        indexes = [
            models.Index(fields=["yard", "case", "id"], name="cases_instructions"),
            models.Index(fields=["due_at", "id"], name="cases_instructions_open", condition=Q(ended_at__isnull=True)),
            models.Index(fields=["yard", "owed_at"], name="cases_owed", condition=Q(owed_at__isnull=False)),
        ]


class HandUp(YardModel):
    """A case is handed up: `to` is `community` or `street`. Asked, taken on with a date, or sent back with words.

    `due_at` is the upper's own clock: to decide first, then what they promised.
    """

    case = YardKey(Case, on_delete=models.PROTECT, related_name="hand_ups")
    to = models.CharField(max_length=10)
    text = models.TextField()
    account = models.UUIDField(null=True)
    name = models.CharField(max_length=60)
    at = models.DateTimeField()
    since = models.DateTimeField()
    due_at = models.DateTimeField()
    taken_name = models.CharField(max_length=60, blank=True)
    taken_text = models.TextField(blank=True)
    taken_at = models.DateTimeField(null=True)
    back_name = models.CharField(max_length=60, blank=True)
    back_text = models.TextField(blank=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["yard", "case", "to"], name="cases_hand_up_open", condition=Q(ended_at__isnull=True)
            ),
        ]
        indexes = [
            models.Index(fields=["yard", "case", "id"], name="cases_hand_ups"),
            models.Index(fields=["due_at", "id"], name="cases_hand_ups_open", condition=Q(ended_at__isnull=True)),
        ]
