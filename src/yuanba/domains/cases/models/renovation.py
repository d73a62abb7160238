"""Renovation: drawings of homes in the estate's files, and what was said and agreed before the work."""

from django.db import models

from yuanba.domains.cases.models.requests import Case
from yuanba.domains.places.public import Place
from yuanba.platform.files.public import StoredFile
from yuanba.platform.yards.models import YardKey, YardModel


class Drawing(YardModel):
    """A layout drawing in the estate's files, of a home or of all homes below a place."""

    place = YardKey(Place, on_delete=models.PROTECT, related_name="+")
    file = YardKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "place", "file"], name="cases_drawing_once")]


class Renovation(YardModel):
    """What is asked for, by whom and when; what it may not touch, deposit, period, hours; decided, visited, closed."""

    case = YardKey(Case, on_delete=models.PROTECT, related_name="renovations")
    home = YardKey(Place, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, default="approved")
    works = models.JSONField(default=list)
    company = models.CharField(max_length=80, blank=True)
    agreed_at = models.DateTimeField(null=True)
    untouchable = models.JSONField(default=list)
    advice = models.TextField(blank=True)
    deposit_fen = models.IntegerField(default=0)
    starts_on = models.DateField()
    ends_on = models.DateField()
    hours = models.CharField(max_length=60)
    version = models.IntegerField(default=1)
    advised_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=60, blank=True)
    closed_at = models.DateTimeField(null=True)
    returned_fen = models.IntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "case"], name="cases_renovation_once")]
        indexes = [models.Index(fields=["yard", "state", "ends_on"], name="cases_renovations")]


class HandedDrawing(YardModel):
    """A drawing that a resident handed in for a renovation, and what staff said about this one."""

    renovation = YardKey(Renovation, on_delete=models.PROTECT, related_name="handed")
    number = models.IntegerField()
    file = YardKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    untouchable = models.JSONField(default=list)
    advice = models.TextField(blank=True)
    advised_at = models.DateTimeField(null=True)
    name = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["yard", "renovation", "number"], name="cases_handed_drawing_once")
        ]


class RenovationVisit(YardModel):
    """That somebody went to see the work."""

    append_only = True

    renovation = YardKey(Renovation, on_delete=models.PROTECT, related_name="visits")
    stage = models.CharField(max_length=12, default="during")
    in_order = models.BooleanField()
    note = models.TextField(blank=True)
    account = models.UUIDField(null=True)
    name = models.CharField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["yard", "renovation"], name="cases_renovation_visits")]
