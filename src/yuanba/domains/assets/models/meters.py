"""A meter and what was read on it."""

from django.db import models
from django.db.models import Q

from yuanba.domains.places.public import Place
from yuanba.platform.yards.models import YardKey, YardModel


class Meter(YardModel):
    """Hangs at a home or a common part; `last_…` is the reading that counts, kept with each.

    Taken down it is read no more; the one that follows `replaces` it.
    """

    place = YardKey(Place, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=8)
    code = models.CharField(max_length=30)
    digits = models.IntegerField()
    factor = models.IntegerField(default=1)
    hung_on = models.DateField()
    first = models.BigIntegerField()
    last_day = models.DateField()
    last_value = models.BigIntegerField()
    last_used = models.BigIntegerField(default=0)
    last_days = models.IntegerField(default=0)
    gone_on = models.DateField(null=True)
    replaces = YardKey("self", null=True, on_delete=models.PROTECT, related_name="replaced_by")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["yard", "code"], condition=Q(gone_on=None), name="assets_meter_once"),
            models.UniqueConstraint(
                fields=["yard", "replaces"], condition=Q(replaces__isnull=False), name="assets_replaced_once"
            ),
        ]
        indexes = [models.Index(fields=["place", "yard"], name="assets_meters_of_place")]


class Reading(YardModel):
    """What a meter showed on a day; of a day the last `take` counts. `used` since the reading before, in hundredths."""

    append_only = True

    meter = YardKey(Meter, on_delete=models.PROTECT, related_name="readings")
    day = models.DateField()
    take = models.IntegerField(default=1)
    value = models.BigIntegerField()
    used = models.BigIntegerField()
    days = models.IntegerField()
    rolled = models.BooleanField(default=False)
    sure = models.BooleanField(default=False)
    words = models.CharField(max_length=200, blank=True)
    source = models.CharField(max_length=6)
    account = models.UUIDField(null=True)
    by = models.CharField(max_length=60, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["yard", "meter", "day", "take"], name="assets_reading_once")]
