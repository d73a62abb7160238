"""Calls back to residents, and shifts that are handed over."""

from django.db import models

from yuanba.domains.cases.models.requests import Case
from yuanba.platform.yards.models import YardKey, YardModel


class CallDraw(YardModel):
    """Whom to call back about a week: how many were drawn out of how many. The same seed draws the same again."""

    append_only = True

    week = models.DateField()
    size = models.IntegerField()
    base = models.IntegerField()
    seed = models.CharField(max_length=40)
    at = models.DateTimeField()
    name = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "week"], name="cases_draw_once")]


class Callback(YardModel):
    """A resident to be called: because the sample holds the case, or because she was not satisfied."""

    case = YardKey(Case, on_delete=models.PROTECT, related_name="callbacks")
    week = models.DateField()
    why = models.CharField(max_length=8)
    tries = models.IntegerField(default=0)
    reached = models.BooleanField(null=True)
    solved = models.CharField(max_length=4, blank=True)
    content = models.CharField(max_length=4, blank=True)
    called_at = models.DateTimeField(null=True)
    called_by = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "week", "case"], name="cases_callback_once")]


class ContactOpening(YardModel):
    """That somebody opened how to reach a reporter, to call back."""

    append_only = True

    case = YardKey(Case, on_delete=models.PROTECT, related_name="+")
    account = models.UUIDField()
    name = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["yard", "case"], name="cases_contact_openings")]


class HandOver(YardModel):
    """A shift handed over: what was open and due at that moment, by ids, and some words. Taken by one tap."""

    by = models.UUIDField()
    by_name = models.CharField(max_length=60)
    to = models.UUIDField(null=True)
    to_name = models.CharField(max_length=60, blank=True)
    words = models.TextField(blank=True)
    facts = models.JSONField()
    at = models.DateTimeField()
    taken_at = models.DateTimeField(null=True)
    taken_by = models.UUIDField(null=True)
    taken_name = models.CharField(max_length=60, blank=True)
    client_key = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "client_key"], name="cases_handover_client_once")]
        indexes = [models.Index(fields=["yard", "at", "id"], name="cases_handovers")]
