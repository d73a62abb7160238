"""What hangs on a case: contact, history, pictures. The steps are the history and are only appended."""

from django.db import models

from yuanba.domains.cases.models.requests import Case
from yuanba.platform.files.public import StoredFile
from yuanba.platform.yards.models import YardKey, YardModel


class Contact(YardModel):
    """How to reach whoever reported: a right of its own opens it."""

    case = YardKey(Case, on_delete=models.PROTECT, related_name="contacts")
    name = models.CharField(max_length=40, blank=True)
    phone = models.CharField(max_length=20, blank=True)

    class Meta:
        indexes = [models.Index(fields=["yard", "case"], name="cases_contacts")]


class Step(YardModel):
    """One row of the history: who did what, when, with which words. `public` rows are for the resident too."""

    append_only = True

    case = YardKey(Case, on_delete=models.PROTECT, related_name="steps")
    verb = models.CharField(max_length=20)
    at = models.DateTimeField()
    account = models.UUIDField(null=True)
    name = models.CharField(max_length=60, blank=True)
    role = models.CharField(max_length=24, blank=True)
    text = models.TextField(blank=True)
    data = models.JSONField(default=dict)
    public = models.BooleanField(default=True)
    client_key = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "case", "client_key"], name="cases_step_once")]


class Photo(YardModel):
    """A picture of a case: before, after, or evidence on the way."""

    append_only = True

    case = YardKey(Case, on_delete=models.PROTECT, related_name="photos")
    file = YardKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    stage = models.CharField(max_length=10)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "case", "file", "stage"], name="cases_photo_once")]
