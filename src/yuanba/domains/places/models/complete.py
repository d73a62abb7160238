"""Tables of the complete community: what was found, and honours."""

from django.db import models

from yuanba.platform.files.models import StoredFile
from yuanba.platform.yards.models import YardKey, YardModel


class Criterion(YardModel):
    """How one of the twenty things stands in a yard, as it was last judged; `key` is of `rules.complete.CRITERIA`."""

    key = models.CharField(max_length=16)
    state = models.CharField(max_length=8)
    words = models.CharField(max_length=300, blank=True)
    day = models.DateField()
    photo = YardKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    by = models.CharField(max_length=60)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "key"], name="places_criterion_once")]
        indexes = [models.Index(fields=["photo", "yard"], name="places_criteria_of_photo")]


class Honour(YardModel):
    """A title an estate was given, such as that of a model estate."""

    name = models.CharField(max_length=80)
    name_en = models.CharField(max_length=120, blank=True)
    giver = models.CharField(max_length=80)
    day = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "name", "day"], name="places_honour_once")]
