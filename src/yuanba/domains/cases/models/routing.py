"""Which unit a case goes to: the rules of a yard, a new version for every change, and what no longer works."""

from django.db import models

from yuanba.domains.cases.models.units import Category, Unit
from yuanba.platform.yards.models import YardKey, YardModel


class RoutingVersion(YardModel):
    """The rules that hold from a moment on."""

    append_only = True

    number = models.IntegerField()
    at = models.DateTimeField()
    name = models.CharField(max_length=60)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "number"], name="cases_routing_number")]


class RoutingRule(YardModel):
    """One row of a version; `number` is its place in the order, an empty condition holds always."""

    append_only = True

    version = YardKey(RoutingVersion, on_delete=models.PROTECT, related_name="rules")
    number = models.IntegerField()
    category = YardKey(Category, on_delete=models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=12, blank=True)
    path = models.CharField(max_length=200, blank=True)
    place = models.CharField(max_length=120, blank=True)
    place_en = models.CharField(max_length=160, blank=True)
    level = models.CharField(max_length=10, blank=True)
    hours = models.CharField(max_length=8, blank=True)
    days = models.CharField(max_length=8, blank=True)
    unit = YardKey(Unit, on_delete=models.PROTECT, related_name="+")
    person = models.UUIDField(null=True)
    person_name = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "version", "number"], name="cases_routing_order")]


class RoutingTrouble(YardModel):
    """A rule of today that leads to nobody, as the daily check found it; removed when it works again."""

    number = models.IntegerField()
    what = models.CharField(max_length=12)
    name = models.CharField(max_length=60)
    since = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "number"], name="cases_routing_trouble")]
