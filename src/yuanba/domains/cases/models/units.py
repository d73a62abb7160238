"""Who answers for what in a yard: units, and the categories of matters."""

from django.db import models
from django.db.models import Q

from yuanba.platform.yards.models import YardKey, YardModel


class Unit(YardModel):
    """Whoever answers for cases: a part of the company, the community, or somebody outside. Closed, never removed."""

    name = models.CharField(max_length=40)
    name_en = models.CharField(max_length=60, blank=True)
    kind = models.CharField(max_length=12)
    phone = models.CharField(max_length=20, blank=True)
    hours = models.CharField(max_length=80, blank=True)
    roles = models.JSONField(default=list)
    people = models.JSONField(default=list)
    is_default = models.BooleanField(default=False)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["yard", "name"], name="cases_unit_name"),
            models.UniqueConstraint(fields=["yard"], condition=Q(is_default=True), name="cases_unit_default"),
            models.CheckConstraint(
                condition=Q(is_default=False) | Q(closed_at__isnull=True), name="cases_unit_default_open"
            ),
        ]


class Category(YardModel):
    """What a case is about, on two floors: 公共照明 under 设施维修. Each belongs to a kind."""

    code = models.CharField(max_length=36)
    name = models.CharField(max_length=20)
    name_en = models.CharField(max_length=40, blank=True)
    kind = models.CharField(max_length=12)
    parent = YardKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    position = models.IntegerField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["yard", "code"], name="cases_category_code"),
            models.UniqueConstraint(fields=["yard", "parent", "name"], name="cases_category_name"),
        ]
